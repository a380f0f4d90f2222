import type { Viewer } from '@/lib/accounts/view'
import { lockArticle } from '@/lib/articles/lock'
import { requireOwn } from '@/lib/comments/find-own'
import { type Db, transaction } from '@/lib/db/client'
import { recordEvent } from '@/lib/events/record'
import { Refusal } from '@/lib/kernel/refusal'
import { textFaults } from '@/lib/text/faults'
import { countGraphemes } from '@/lib/text/graphemes'
import { tidy } from '@/lib/text/tidy'
import type { NewAppeal } from './schema-appeals'
import { APPEAL_CHARACTERS } from './view-readers'

/**
 * An author asks for a second look at the removal of a comment: once, also while suspended.
 *
 * @throws {Refusal} signed_out, invalid, not_found (no comment of theirs), conflict (not removed, or appealed before)
 */
export async function appealRemoval(
  viewer: Viewer | null,
  slug: string,
  number: number,
  given: NewAppeal,
  now = new Date(),
): Promise<void> {
  if (!viewer) throw new Refusal('signed_out', 'Please log in first; your words are kept.')
  const text = acceptAppeal(given.text)
  await transaction(async (tx) => {
    const article = await lockArticle(tx, slug)
    const comment = await requireOwn(tx, viewer, article, number)
    if (await tx.appeal.findUnique({ where: { commentId: comment.id }, select: { commentId: true } }))
      throw new Refusal('conflict', 'You have appealed for this comment already; that can be done once.')
    if (comment.status !== 'removed') throw new Refusal('conflict', 'This comment is not removed.')

    const againstId = await findRemover(tx, comment.id)
    await tx.appeal.create({
      data: { commentId: comment.id, text, createdAt: now, againstId },
      select: { commentId: true },
    })
    const subject = { articleId: article.id, commentId: comment.id }
    await recordEvent(tx, { kind: 'comment.appealed', at: now, actorId: viewer.id, ...subject })
  })
}

function acceptAppeal(given: string): string {
  // Before anything is normalised: that takes quadratic time on piled marks.
  const fault = textFaults(given.replace(/\r\n?/g, '\n'))[0]
  if (fault) throw new Refusal('invalid', fault, { field: 'text' })
  const text = tidy(given).trim()
  const characters = countGraphemes(text)
  const { min, max } = APPEAL_CHARACTERS
  if (characters < min)
    throw new Refusal('invalid', `Please say why in a few words: at least ${min} characters.`, { field: 'text' })
  if (characters > max)
    throw new Refusal('invalid', `At most ${max.toLocaleString('en')} characters; these are ${characters}.`, {
      field: 'text',
    })
  return text
}

/** Who removed a comment; null: the house. */
async function findRemover(tx: Db, commentId: string): Promise<string | null> {
  const removal = await tx.event.findFirst({
    where: { kind: 'comment.removed', commentId },
    orderBy: { id: 'desc' },
    select: { actorId: true },
  })
  return removal?.actorId ?? null
}
