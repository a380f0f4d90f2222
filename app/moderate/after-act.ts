import { safeNext } from '@/lib/http/safe-next'
import type { CasePlace } from '@/lib/moderation/rules'

type Act = { said: string; done?: CasePlace }

/** Where a form of the desk leads when its act is done: to the page it asked for, which says what was done. */
export function afterAct(next: string | undefined, otherwise: string, { said, done }: Act): string {
  const url = new URL(safeNext(next, otherwise), 'http://here.invalid')
  url.searchParams.delete('draft')
  url.searchParams.set('said', said)
  if (done) url.searchParams.set('done', `${done.slug}/${done.number}`)
  return url.pathname + url.search + url.hash
}
