import type { Writing } from '@/lib/db/client'
import { join, sql } from '@/lib/db/sql'
import { type Cut, type CutBody, cutQuotes } from '@/lib/quotes/cut-quotes'
import type { Wording } from '@/lib/quotes/cutting'
import type { PlacedQuote } from '@/lib/quotes/schema'
import type { Size, Submission } from '@/lib/screening/verdict'
import { wordsHash } from '@/lib/screening/words-hash'
import { inlinesOf } from '@/lib/text/inlines'
import { writtenWords } from '@/lib/text/written-words'
import { addMentions } from './add-mentions'
import { acceptBody } from './rules'

/** What is stored of a body, and how long it was as it came in. */
export type AcceptedCut = CutBody & { size: Size }

/**
 * Makes what is stored of what was written: tidied words, cuts of their sources.
 *
 * @param edited the wording that this one replaces
 * @throws {Refusal} invalid, misquoted, not_found (a source)
 */
export async function cutBody(
  tx: Writing,
  articleId: string,
  written: { body: string; quotes?: PlacedQuote[] | undefined },
  edited?: Wording,
): Promise<AcceptedCut> {
  const { body, size } = acceptBody(written.body)
  return { ...(await cutQuotes(tx, articleId, { body, placed: written.quotes, edited })), size }
}

/** What screening judges of a cut body. */
export function toSubmission({ text, blocks, isOnlyQuotes, size }: AcceptedCut): Submission {
  const hasLink = inlinesOf(blocks).some(({ kind }) => kind === 'link')
  const words = { ownWords: text, wordsHash: wordsHash(text), writtenWords: writtenWords(text, blocks) }
  return { ...words, isOnlyQuotes, hasLink, size }
}

type Stored = {
  commentId: string
  number: number
  editorId: string
  now: Date
  isShown: boolean
  /** the comment's number where its quotes are backlinks at once; null: `keepBacklinks` says later which are */
  backlink: number | null
}

/** Stores one wording of a comment with its quotes. */
export async function insertRevision(tx: Writing, at: Stored, { source, text, cuts }: CutBody): Promise<void> {
  const { commentId, number, editorId, now, isShown, backlink } = at
  await tx.sql.run(sql`
    INSERT INTO "Revision" ("commentId", "number", "syntax", "source", "text", "createdAt", "shownAt", "editorId")
    VALUES (${commentId}, ${number}, 'marked', ${source}, ${text}, ${now}, ${isShown ? now : null}, ${editorId})`)
  if (cuts.length > 0) await insertQuotes(tx, { commentId, number, backlink }, cuts)
}

type Quoting = Pick<Stored, 'commentId' | 'number' | 'backlink'>

async function insertQuotes(tx: Writing, by: Quoting, cuts: Cut[]): Promise<void> {
  const linked = new Set<string | null>()
  const rows = cuts.map((one) => {
    const { position, cut, sourceCommentId, sourceRevision, sourceParagraphId, start, end, at } = one
    // Once for each source, by the first of its cuts.
    const backlink = linked.has(sourceCommentId ?? sourceParagraphId) ? null : by.backlink
    linked.add(sourceCommentId ?? sourceParagraphId)
    return sql`(${by.commentId}, ${by.number}, ${position}, ${cut}, ${sourceCommentId}, ${sourceRevision},
      ${sourceParagraphId}, ${start}, ${end}, ${at}, ${backlink}, 'verified')`
  })
  await tx.sql.run(sql`
    INSERT INTO "Quote" ("commentId", "commentRevision", "position", "cut", "sourceCommentId", "sourceRevision",
      "sourceParagraphId", "start", "end", "at", "backlink", "origin")
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
