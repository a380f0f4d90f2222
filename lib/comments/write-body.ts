import type { Db } from '@/lib/db/client'
import { type CutBody, cutQuotes } from '@/lib/quotes/cut-quotes'
import type { Wording } from '@/lib/quotes/cutting'
import type { PlacedQuote } from '@/lib/quotes/schema'
import type { Submission } from '@/lib/screening/rules'
import type { Inline } from '@/lib/text/blocks'
import { inlinesOf } from '@/lib/text/inlines'
import { findMentions, indexNames } from '@/lib/text/mentions'
import { parseBody } from '@/lib/text/parse-body'
import { acceptBody } from './rules'

/**
 * Makes what is stored of what was written: tidied words, cuts of their sources.
 *
 * @param edited the wording that this one replaces
 * @throws {Refusal} invalid, misquoted, not_found (a source)
 */
export function cutBody(
  tx: Db,
  articleId: string,
  written: { body: string; quotes?: PlacedQuote[] | undefined },
  edited?: Wording,
): Promise<CutBody> {
  return cutQuotes(tx, articleId, { body: acceptBody(written.body), placed: written.quotes, edited })
}

/** What screening judges of a cut body. */
export function toSubmission(cut: CutBody): Submission {
  const hasLink = inlinesOf(parseBody(cut.source, 'marked')).some((inline: Inline) => inline.kind === 'link')
  return { ownWords: cut.text, isOnlyQuotes: cut.isOnlyQuotes, hasLink }
}

/** Stores one wording of a comment with its quotes. */
export async function insertRevision(
  tx: Db,
  at: { commentId: string; number: number; editorId: string; now: Date; isShown: boolean },
  cut: CutBody,
): Promise<void> {
  const { commentId, number, editorId, now, isShown } = at
  const row = {
    commentId,
    number,
    syntax: 'marked' as const,
    source: cut.source,
    text: cut.text,
    createdAt: now,
    shownAt: isShown ? now : null,
    editorId,
  }
  await tx.revision.create({ data: row, select: { number: true } })
  if (cut.cuts.length === 0) return
  await tx.quote.createMany({
    data: cut.cuts.map((one) => ({ ...one, commentId, commentRevision: number, origin: 'verified' as const })),
  })
}

const MAX_AUTHORS = 20_000

/** Stores whom a text mentions: `@Name` of somebody who has written in this thread. */
export async function storeMentions(tx: Db, comment: { id: string; articleId: string }, text: string): Promise<void> {
  await tx.mention.deleteMany({ where: { commentId: comment.id } })
  if (!text.includes('@')) return
  const authors = await tx.account.findMany({
    where: { comments: { some: { articleId: comment.articleId, status: 'shown' } } },
    take: MAX_AUTHORS,
    select: { id: true, name: true },
  })
  const named = findMentions(text, indexNames(authors.map(({ name }) => name)))
  const mentioned = authors.filter(({ name }) => named.includes(name))
  if (mentioned.length > 0) {
    await tx.mention.createMany({ data: mentioned.map(({ id }) => ({ commentId: comment.id, accountId: id })) })
  }
}
