import type { Viewer } from '@/lib/accounts/view'
import { openBuilt, type Piece } from './built'
import { findLoader } from './find-loader'
import { joinPieces } from './pack-pieces'

type Wanted = {
  /** still encoded; that it can be decoded was made sure of */
  path: string
  query: URLSearchParams
  viewer: Viewer | null
  csrfToken: string
  viewCookie: string | undefined
  now: Date
}

/** What is known of a finished page besides its words. */
type About = {
  status: number
  /** the article whose events change it; null: any event may */
  articleId: string | null
  /** when it changes by itself; null: it does not */
  until: Date | null
}
type Redirect = { redirect: string }

/** A finished page, or the way to it. */
export type Rendered = (About & { html: string }) | Redirect

/** The same in the pieces that it was put together of. */
type InPieces = (About & { pieces: Piece[] }) | Redirect

/**
 * Renders a reading page without Next, for whoever is looking.
 *
 * @returns null: it is not one of them, or there is no such page; Next answers
 */
export async function renderReading(wanted: Wanted): Promise<Rendered | null> {
  const made = await renderPieces(wanted)
  if (!made || 'redirect' in made) return made
  const { pieces, ...about } = made
  return { ...about, html: joinPieces(pieces).toString() }
}

/** Renders it in pieces, which are packed in less time than the whole. */
export async function renderPieces({ path, query, ...rest }: Wanted): Promise<InPieces | null> {
  // Words that were kept belong to one viewer, and come back on few pages only.
  const found = query.has('draft') ? null : findLoader(path)
  if (!found) return null
  const asked = { params: found.params, query, ...rest }
  if (found.page === null) return found.load(asked)
  const [{ pages, site }, loaded] = await Promise.all([openBuilt(), found.load(asked)])
  const print = pages[found.page]
  if (!loaded || !print) return null
  const { head, props, articleId, until } = loaded
  return { status: 200, pieces: print(props, head, site), articleId, until }
}
