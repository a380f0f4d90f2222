import { setTimeout as pause } from 'node:timers/promises'
import type { Viewer } from '@/lib/accounts/view'
import { db, write } from '@/lib/db/client'
import { Refusal } from '@/lib/kernel/refusal'
import { approveComment } from '@/lib/moderation/approve'
import { decideComments } from '@/lib/moderation/decide-comments'
import { APPROVAL, removalFor } from '@/lib/moderation/decide-kinds'
import { readDecidable, whyNot } from '@/lib/moderation/decide-rows'
import { removeComment } from '@/lib/moderation/remove'
import { answerLines } from './answer-lines'
import { noon } from './factories'

/** Nobody comes first because of when they were asked. */
const WITHIN_MS = 8
/** How long an open guard stands between reading and writing: others do the same meanwhile. */
const GAP_MS = 30
/** What both read before they decided. */
const KNOWN = { revision: 1, lastDecision: 0 }
const ABUSE = { reason: 'abuse', note: '' }

/** What one of two moderators decides about some comments of a thread, all within a moment. */
export type Half = {
  moderator: Viewer
  slug: string
  acts: { number: number; approves: boolean }[]
  /** decides without holding the thread in between: what the guard is there against */
  isOpen?: boolean
}

/** Decides, and says of each how it ended: `done`, the code and words of a refusal, or what went wrong. */
export function decideHalf({ moderator, slug, acts, isOpen = false }: Half): Promise<string[]> {
  const decide = isOpen ? decideUnguarded : decideGuarded
  return Promise.all(
    acts.map(async ({ number, approves }) => {
      try {
        await pause(Math.random() * WITHIN_MS)
        await decide(moderator, slug, number, approves)
        return 'done'
      } catch (error) {
        return error instanceof Refusal ? `${error.code}: ${error.message}` : `failed: ${String(error)}`
      }
    }),
  )
}

function decideGuarded(moderator: Viewer, slug: string, number: number, approves: boolean): Promise<string> {
  return approves
    ? approveComment(moderator, slug, number, KNOWN, noon)
    : removeComment(moderator, slug, number, { ...ABUSE, ...KNOWN }, noon)
}

/** The same questions and the same writing, but what was read may be over when it is written. */
async function decideUnguarded(viewer: Viewer, slug: string, number: number, approves: boolean): Promise<string> {
  const decision = approves ? APPROVAL : removalFor(ABUSE)
  const where = { number, article: { slug } }
  const { id } = await db().comment.findFirstOrThrow({ where, select: { id: true } })
  const [comment] = await readDecidable(db(), [id])
  if (!comment) throw new Refusal('not_found', 'There is no such comment.')
  const refusal = whyNot(comment, viewer, decision, KNOWN)
  if (refusal) throw refusal
  await pause(GAP_MS)
  return write((tx) => decideComments(tx, [comment], { viewer, decision, now: noon }))
}

/**
 * The other process of such a race.
 *
 * @public called by name in a process of its own
 */
export function decideFromInput(): Promise<void> {
  return answerLines<Half>(decideHalf)
}
