import { setTimeout as pause } from 'node:timers/promises'
import type { Viewer } from '@/lib/accounts/view'
import { setClosing } from '@/lib/articles/set-closing'
import { editComment } from '@/lib/comments/edit'
import { postComment } from '@/lib/comments/post'
import { withdrawComment } from '@/lib/comments/withdraw'
import { Refusal } from '@/lib/kernel/refusal'
import { removeComment } from '@/lib/moderation/remove'
import { restoreComment } from '@/lib/moderation/restore'
import { answerLines } from './answer-lines'

/** What takes longest to begin must come first sometimes, too. */
const WITHIN_MS = 8

/** A thread over whose #1 a race is run; #2 is the quoter's own. `now` is ISO 8601. */
export type Race = {
  slug: string
  words: string
  author: Viewer
  quoter: Viewer
  desk: Viewer
  now: string
}

const ACTS = {
  quote: (race: Race) => post(race, `>>1\n> ${race.words}\nSo it is, ${Math.random()}.`),
  join: (race: Race) => {
    const [one = '', two = ''] = [race.words.split(' ').slice(0, 3).join(' '), race.words.split(' ').slice(4).join(' ')]
    return post(race, `>>1\n> ${one}\n> […]\n> ${two}\nPartly so, ${Math.random()}.`)
  },
  placed: (race: Race) =>
    post(race, `{{quote:0}}\nThere, ${Math.random()}.`, {
      quotes: [{ source: { comment: 1, revision: 1 }, start: 0, end: race.words.length }],
    }),
  reply: (race: Race) => post(race, `>>1\n> ${race.words}\nAnswered, ${Math.random()}.`, { replyTo: 1 }),
  requote: ({ quoter, slug, words, now }: Race) =>
    editComment(quoter, slug, 2, { body: `>>1\n> ${words}\nNow with a quote.`, revision: 1 }, new Date(now)),
  edit: ({ author, slug, words, now }: Race) =>
    editComment(author, slug, 1, { body: `Edited${words}`, revision: 1 }, new Date(now)),
  withdraw: ({ author, slug, now }: Race) => withdrawComment(author, slug, 1, new Date(now)),
  remove: ({ desk, slug, now }: Race) => removeComment(desk, slug, 1, { reason: 'spam', note: '' }, new Date(now)),
  restore: ({ desk, slug, now }: Race) => restoreComment(desk, slug, 1, new Date(now)),
  close: ({ desk, slug, now }: Race) => setClosing(desk, slug, 'closed', new Date(now)),
  open: ({ desk, slug, now }: Race) => setClosing(desk, slug, 'open', new Date(now)),
} as const

export type Act = keyof typeof ACTS

function post({ quoter, slug, now }: Race, body: string, more: Partial<Parameters<typeof postComment>[2]> = {}) {
  return postComment(quoter, slug, { body, ...more }, null, new Date(now))
}

/** Does all these things within a moment, and says how each ended: `quote done`, `edit conflict`, or what went wrong. */
export function runRace(race: Race, acts: Act[]): Promise<string[]> {
  return Promise.all(
    acts.map(async (act) => {
      try {
        await pause(Math.random() * WITHIN_MS)
        await ACTS[act](race)
        return `${act} done`
      } catch (error) {
        return error instanceof Refusal ? `${act} ${error.code}` : `${act} failed: ${String(error)}`
      }
    }),
  )
}

/**
 * The other process of a race.
 *
 * @public called by name in a process of its own
 */
export function runRacesFromInput(): Promise<void> {
  return answerLines<{ race: Race; acts: Act[] }>(({ race, acts }) => runRace(race, acts))
}
