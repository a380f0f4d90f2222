import type { Writing } from '@/lib/db/client'
import { join, sql } from '@/lib/db/sql'
import { type Cut, type CutBody, cutQuotes } from '@/lib/quotes/cut-quotes'
import type { Wording } from '@/lib/quotes/cutting'
import type { PlacedQuote } from '@/lib/quotes/schema'
import type { Submission } from '@/lib/screening/rules'
import { inlinesOf } from '@/lib/text/inlines'
import { addMentions } from './add-mentions'
import { acceptBody } from './rules'

/**
 * Makes what is stored of what was written: tidied words, cuts of their sources.
 *
 * @param edited the wording that this one replaces
 * @throws {Refusal} invalid, misquoted, not_found (a source)
 */
export function cutBody(
  tx: Writing,
  articleId: string,
  written: { body: string; quotes?: PlacedQuote[] | undefined },
  edited?: Wording,
): Promise<CutBody> {
  return cutQuotes(tx, articleId, { body: acceptBody(written.body), placed: written.quotes, edited })
}

/** What screening judges of a cut body. */
export function toSubmission({ text, blocks, isOnlyQuotes }: CutBody): Submission {
  return { ownWords: text, isOnlyQuotes, hasLink: inlinesOf(blocks).some(({ kind }) => kind === 'link') }
}

/** Stores one wording of a comment with its quotes. */
export async function insertRevision(
  tx: Writing,
  at: { commentId: string; number: number; editorId: string; now: Date; isShown: boolean },
  { source, text, cuts }: CutBody,
): Promise<void> {
  const { commentId, number, editorId, now, isShown } = at
  await tx.sql.run(sql`
    INSERT INTO "Revision" ("commentId", "number", "syntax", "source", "text", "createdAt", "shownAt", "editorId")
    VALUES (${commentId}, ${number}, 'marked', ${source}, ${text}, ${now}, ${isShown ? now : null}, ${editorId})`)
  if (cuts.length > 0) await insertQuotes(tx, { commentId, number }, cuts)
}

async function insertQuotes(tx: Writing, by: { commentId: string; number: number }, cuts: Cut[]): Promise<void> {
  const rows = cuts.map((one) => {
    const { position, cut, sourceCommentId, sourceRevision, sourceParagraphId, start, end, at } = one
    return sql`(${by.commentId}, ${by.number}, ${position}, ${cut}, ${sourceCommentId}, ${sourceRevision},
      ${sourceParagraphId}, ${start}, ${end}, ${at}, 'verified')`
  })
  await tx.sql.run(sql`
    INSERT INTO "Quote" ("commentId", "commentRevision", "position", "cut", "sourceCommentId", "sourceRevision",
      "sourceParagraphId", "start", "end", "at", "origin")
    VALUES ${join(rows)}`)
}

/** Stores whom a comment's new words mention, in place of whom the old ones did. */
export async function storeMentions(
  tx: Writing,
  comment: { id: string; articleId: string },
  text: string,
): Promise<void> {
  await tx.sql.run(sql`DELETE FROM "Mention" WHERE "commentId" = ${comment.id}`)
  await addMentions(tx, comment, text)
}
