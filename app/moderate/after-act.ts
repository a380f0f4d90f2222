import { safeNext } from '@/lib/http/safe-next'
import type { CasePlace } from '@/lib/moderation/rules'

/** What was done, as the next page says it. */
export type Act = {
  said: string
  done?: CasePlace
  /** the act that the next page offers to take back */
  act?: string
  /** how many comments it was about, where they were many */
  count?: number
}

/** Where a form of the desk leads when its act is done: to the page it asked for, which says what was done. */
export function afterAct(next: string | undefined, otherwise: string, { said, done, act, count }: Act): string {
  const url = new URL(safeNext(next, otherwise), 'http://here.invalid')
  for (const name of ['draft', 'done', 'act', 'count']) url.searchParams.delete(name)
  url.searchParams.set('said', said)
  if (done) url.searchParams.set('done', `${done.slug}/${done.number}`)
  if (act !== undefined) url.searchParams.set('act', act)
  if (count !== undefined) url.searchParams.set('count', String(count))
  return url.pathname + url.search + url.hash
}
