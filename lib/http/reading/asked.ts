import type { Viewer } from '@/lib/accounts/view'
import { settings } from '@/lib/kernel/settings'
import type { Head } from '../view'

/** What a reading page is asked for with: the parts of its address, and who is looking. */
export type Asked = {
  /** the parts of the path, decoded */
  params: Record<string, string>
  query: URLSearchParams
  viewer: Viewer | null
  /** '' for whoever is signed out */
  csrfToken: string
  /** the cookie that remembers how threads are viewed */
  viewCookie: string | undefined
  now: Date
}

/** A reading page with everything that is on it. */
export type Loaded<Props> = {
  head: Head
  props: Props
  /** the article whose events change the page; null: any event may */
  articleId: string | null
  /** when it changes by itself, because an article closes; null: it does not */
  until: Date | null
}

/** Finds all that is on a page; null: it is not there, or not for this viewer. */
export type Loader<Props> = (asked: Asked) => Promise<Loaded<Props> | null>

/** What every page's frame shows. */
export function frameOf({ viewer, csrfToken }: Asked) {
  return { siteName: settings().SITE_NAME, viewer, csrfToken }
}

/** A number out of an address; null where it is none. */
export function numberIn(value: string | undefined): number | null {
  return value !== undefined && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null
}
