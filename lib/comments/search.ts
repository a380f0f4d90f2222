import { findMuted } from '@/lib/accounts/mute'
import { findReader } from '@/lib/accounts/queries'
import type { Viewer } from '@/lib/accounts/view'
import { findArticleHead } from '@/lib/articles/queries'
import { db } from '@/lib/db/client'
import { endOfEntries, findEntries, type Wanted } from '@/lib/db/search'
import { join, sql } from '@/lib/db/sql'
import { commentPath } from '@/lib/kernel/paths'
import { type ExcerptPart, excerptOf } from '@/lib/text/excerpt'
import { looksForWords, type Search } from '@/lib/text/parse-search'

const HITS_PER_PAGE = 20
/** So many entries of the index are looked up together. */
const ENTRIES_AT_ONCE = 42
/** The first stretch of the index that is looked at; each further one is twice as long as the one before. */
const FIRST_STRETCH = 2 ** 15
/** After so long an unfinished search shows what it has, and where to go on. */
const BUDGET_MS = 15

/** Narrows a search: a reader by name, an article by slug. */
export type SearchFilters = { author?: string | undefined; article?: string | undefined }

/** A comment that was found, as everybody sees it; instants are ISO 8601 in UTC. */
export type FoundComment = {
  article: { slug: string; title: string }
  number: number
  /** where it stands on this site */
  permalink: string
  author: { name: string; unclaimed: boolean }
  /** null: imported, the file states no times */
  postedAt: string | null
  excerpt: ExcerptPart[]
}

/** `next` is the cursor of older comments; null: there are no more. */
export type SearchPage = { comments: FoundComment[]; next: number | null }

type Hit = { id: number; comment: FoundComment }

/**
 * The shown comments whose current words hold what is looked for, those that came in last first. Words that a comment
 * quotes are found where they were said. Comments of readers whom the viewer has muted are left out.
 *
 * @param cursor `next` of the page before; null: from the newest
 * @param budgetMs how long a search may look before it stops to show what it has, which may be nothing yet
 */
export async function searchComments(
  search: Search,
  filters: SearchFilters,
  viewer: Viewer | null,
  cursor: number | null = null,
  budgetMs = BUDGET_MS,
): Promise<SearchPage> {
  const scope = await findScope(filters)
  if (!scope || !looksForWords(search)) return { comments: [], next: null }
  const muted = await findMuted(viewer?.id ?? null)

  const hits: Hit[] = []
  const until = performance.now() + budgetMs
  let below = Math.min(cursor ?? Number.MAX_SAFE_INTEGER, await endOfEntries())
  let length = FIRST_STRETCH
  while (below > 1 && hits.length <= HITS_PER_PAGE) {
    const looked = await lookFurther({ search, ...scope }, below, length, muted)
    hits.push(...looked.hits)
    below = looked.below
    if (looked.isWholeStretch) length *= 2
    if (performance.now() > until) break
  }
  return toPage(hits, below)
}

function toPage(hits: Hit[], below: number): SearchPage {
  const shown = hits.slice(0, HITS_PER_PAGE)
  const goOn = below > 1 ? below : null
  return {
    comments: shown.map(({ comment }) => comment),
    next: hits.length > HITS_PER_PAGE ? (shown.at(-1)?.id ?? null) : goOn,
  }
}

/** null: there is no such reader or article, and so nothing of theirs. */
async function findScope({ author, article }: SearchFilters): Promise<Pick<Wanted, 'articleId' | 'authorId'> | null> {
  const [reader, head] = [author ? await findReader(author) : null, article ? await findArticleHead(article) : null]
  if ((author && !reader) || (article && !head)) return null
  return { articleId: head?.id ?? null, authorId: reader?.id ?? null }
}

async function lookFurther(wanted: Wanted, below: number, length: number, muted: ReadonlySet<string>) {
  const from = Math.max(1, (Math.ceil(below / length) - 1) * length)
  const entries = await findEntries(wanted, { from, below, limit: ENTRIES_AT_ONCE })
  const last = entries.length === ENTRIES_AT_ONCE ? entries.at(-1) : undefined
  const hits = await findShown(entries, wanted, muted)
  return { hits, below: last ?? from, isWholeStretch: last === undefined }
}

type Row = {
  id: number
  number: number
  postedAt: Date | null
  authorId: string
  articleId: string
  name: string
  isUnclaimed: boolean
  slug: string
  title: string
  text: string
}

/** Of some entries those that everybody sees, with the wording that they show now. */
async function findShown(
  entries: number[],
  { search, articleId, authorId }: Wanted,
  muted: ReadonlySet<string>,
): Promise<Hit[]> {
  if (entries.length === 0) return []
  // Compared by way of CASE, for SQLite would begin with the index of statuses and read every comment that is shown.
  const rows = await db().sql.all<Row>(
    sql`SELECT entry."id", "Comment"."number", "Comment"."postedAt", "Comment"."authorId", "Comment"."articleId",
        "Account"."name", "Account"."isUnclaimed", "Article"."slug", "Article"."title", "Revision"."text"
      FROM "SearchEntry" entry
      JOIN "Comment" ON "Comment"."id" = entry."commentId" AND "Comment"."revision" = entry."revision"
      JOIN "Revision" ON "Revision"."commentId" = "Comment"."id" AND "Revision"."number" = "Comment"."revision"
      JOIN "Account" ON "Account"."id" = "Comment"."authorId"
      JOIN "Article" ON "Article"."id" = "Comment"."articleId"
      WHERE entry."id" IN (${join(entries)}) AND CASE "Comment"."status" WHEN 'shown' THEN 1 ELSE 0 END = 1
      ORDER BY entry."id" DESC`,
  )
  return rows
    .filter((row) => !muted.has(row.authorId))
    .filter((row) => row.articleId === (articleId ?? row.articleId) && row.authorId === (authorId ?? row.authorId))
    .map((row) => ({ id: row.id, comment: toFound(row, search) }))
}

function toFound(row: Row, { wanted }: Search): FoundComment {
  return {
    article: { slug: row.slug, title: row.title },
    number: row.number,
    permalink: commentPath(row.slug, row.number),
    author: { name: row.name, unclaimed: row.isUnclaimed },
    postedAt: row.postedAt?.toISOString() ?? null,
    excerpt: excerptOf(row.text, wanted),
  }
}
