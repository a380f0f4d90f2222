import { safeNext } from '@/lib/http/safe-next'
import type { Params } from '@/lib/http/write'

export const ARTICLES_PAGE = '/moderate/articles'

/** The page of articles that a form was on, opened at its article. */
export function articleFormOf({ slug = '' }: Params, fields: Record<string, string>): string {
  const url = new URL(safeNext(fields.next, ARTICLES_PAGE), 'http://here.invalid')
  url.searchParams.delete('draft')
  url.searchParams.set('of', slug)
  return url.pathname + url.search
}
