import { Refusal } from '@/lib/kernel/refusal'
import { waitInWords } from '@/lib/kernel/wait-in-words'
import type { Found, Verdict } from './verdict'

/**
 * Lets a submission on its way, unless a rule has said no.
 *
 * @returns what else the rules have said
 * @throws {Refusal} closed, invalid, rate_limited: the first no
 */
export function requireAllowed(verdicts: Verdict[]): Verdict[] {
  const no = verdicts.find(({ kind }) => kind === 'refuse')
  if (no) throw refusalOf(no)
  return verdicts
}

function refusalOf({ rule, found }: Verdict): Refusal {
  if (rule === 'closed') return new Refusal('closed', 'Comments on this article are closed.')
  if (rule === 'length') return new Refusal('invalid', lengthWords(found), { field: 'body' })
  const waitMs = Math.max(1_000, found.waitMs ?? 0)
  const why = rule === 'brake' ? 'You have just posted in this thread' : 'Too fast'
  return new Refusal('rate_limited', `${why}: please try again in ${waitInWords(waitMs)}.`, { retryAfterMs: waitMs })
}

function lengthWords({ characters, atLeast, atMost = 0 }: Found): string {
  if (atLeast !== undefined) return `A comment has at least ${atLeast} characters.`
  if (characters === undefined) return `A comment has at most ${atMost} bytes.`
  const [most, has] = [atMost.toLocaleString('en'), characters.toLocaleString('en')]
  return `A comment has at most ${most} characters; this one has ${has}.`
}
