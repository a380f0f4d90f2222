import type Database from 'better-sqlite3'
import { newId } from '@/lib/kernel/ids'
import type { MadeComment } from './make-thread'

type MadeArticle = { slug: string; title: string; published: Date; paragraphs: string[] }

/** The z² of Wilson's lower bound as the house takes it. */
const Z2 = 1.64249856

const ARTICLE = `INSERT INTO "Article" ("id", "slug", "title", "publishedAt", "addedAt", "takesComments", "lastNumber", "shownCount")
  VALUES (?, ?, ?, ?, ?, 'open', ?, ?)`
const PARAGRAPH = `INSERT INTO "Paragraph" ("id", "articleId", "number", "text") VALUES (?, ?, ?, ?)`
const COMMENT = `INSERT INTO "Comment" ("id", "articleId", "number", "authorId", "parentId", "status", "postedAt", "createdAt",
  "shownAt", "importedRecommendations", "threadPath", "score", "answerCount") VALUES (?, ?, ?, ?, ?, 'shown', ?, ?, ?, ?, ?, ?, ?)`
const REVISION = `INSERT INTO "Revision" ("commentId", "number", "syntax", "source", "text", "createdAt", "shownAt", "editorId")
  VALUES (?, 1, 'marked', ?, ?, ?, ?, ?)`
const QUOTE = `INSERT INTO "Quote" ("commentId", "commentRevision", "position", "cut", "sourceCommentId", "sourceRevision", "start",
  "end", "at", "backlink", "origin") VALUES (?, 1, 0, 0, ?, 1, 0, ?, 0, ?, 'verified')`
const EVENT = `INSERT INTO "Event" ("kind", "at", "actorId", "articleId", "commentId") VALUES ('comment.posted', ?, ?, ?, ?)`

/** Instants as Prisma writes them into SQLite. */
const instant = (at: Date) => at.toISOString().replace('Z', '+00:00')

/** Stores whole threads, row by row as posting would have left them. */
export function threadWriter(database: Database.Database, authors: string[]) {
  const article = database.prepare(ARTICLE)
  const paragraph = database.prepare(PARAGRAPH)
  const comment = database.prepare(COMMENT)
  const revision = database.prepare(REVISION)
  const quote = database.prepare(QUOTE)
  const event = database.prepare(EVENT)

  return ({ slug, title, published, paragraphs }: MadeArticle, comments: MadeComment[]): void => {
    const articleId = newId()
    const at = instant(published)
    article.run(articleId, slug, title, at, at, comments.length, comments.length)
    for (const [index, text] of paragraphs.entries()) paragraph.run(newId(), articleId, index + 1, text)
    for (const made of comments) {
      const author = authors[made.author] ?? ''
      const when = instant(made.at)
      const score = made.votes / (made.votes + Z2)
      const { id, number, parentId, votes, threadPath, answers } = made
      comment.run(id, articleId, number, author, parentId, when, when, when, votes, threadPath, score, answers)
      revision.run(id, made.quote ? `{{quote:0}}\n\n${made.text}` : made.text, made.text, when, when, author)
      if (made.quote) quote.run(id, made.quote.id, made.quote.end, number)
      event.run(when, author, articleId, id)
    }
  }
}
