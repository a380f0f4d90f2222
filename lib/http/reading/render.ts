import type { Viewer } from '@/lib/accounts/view'
import { openBuilt } from './built'
import { findLoader } from './find-loader'

type Wanted = {
  /** still encoded; that it can be decoded was made sure of */
  path: string
  query: URLSearchParams
  viewer: Viewer | null
  csrfToken: string
  viewCookie: string | undefined
  now: Date
}

/** A finished page, or the way to it. */
export type Rendered =
  | {
      status: number
      html: string
      /** the article whose events change it; null: any event may */
      articleId: string | null
      /** when it changes by itself; null: it does not */
      until: Date | null
    }
  | { redirect: string }

/**
 * Renders a reading page without Next, for whoever is looking.
 *
 * @returns null: it is not one of them, or there is no such page; Next answers
 */
export async function renderReading({ path, query, ...rest }: Wanted): Promise<Rendered | null> {
  // Words that were kept belong to one viewer, and come back on few pages only.
  const found = query.has('draft') ? null : findLoader(path)
  if (!found) return null
  const asked = { params: found.params, query, ...rest }
  if (found.page === null) return found.load(asked)
  const [{ pages, site }, loaded] = await Promise.all([openBuilt(), found.load(asked)])
  const print = pages[found.page]
  if (!loaded || !print) return null
  const { head, props, articleId, until } = loaded
  return { status: 200, html: print(props, head, site), articleId, until }
}
