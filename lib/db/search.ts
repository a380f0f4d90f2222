import { settings } from '@/lib/kernel/settings'
import { answersSearch } from '@/lib/text/find-phrases'
import type { Phrase, Search } from '@/lib/text/parse-search'
import { db } from './client'
import { engineOf } from './engine'
import { SEARCH_BLOCK_BITS } from './search-block'
import { empty, join, type Statement, sql, type Writing } from './sql'

/** What is looked for, and in whose comments or under which article; null: anybody's, any. */
export type Wanted = { search: Search; articleId: string | null; authorId: string | null }

/** Which entries of the index are looked at: those from `from` up to but without `below`, the last ones first. */
export type Stretch = { from: number; below: number; limit: number }

/** The number after that of the comment that came last into the index. */
export async function endOfEntries(): Promise<number> {
  const [last] = await db().sql.all<{ id: number | null }>(sql`SELECT MAX("id") AS "id" FROM "SearchEntry"`)
  return (last?.id ?? 0) + 1
}

/**
 * The entries whose indexed wording answers a search, the last one first. Whether a reader may see the comment, and
 * whether the wording is still its current one, is for the caller to ask: the index knows neither.
 */
export function findEntries(wanted: Wanted, stretch: Stretch): Promise<number[]> {
  return onSqlite() ? findOnSqlite(wanted, stretch) : findOnPostgresql(wanted, stretch)
}

/** The ids of articles whose title and paragraphs answer a search, the one that was added last first. */
export async function findArticleIds(search: Search, limit: number): Promise<string[]> {
  const found = onSqlite()
    ? sql`SELECT entry."articleId" FROM "SearchArticleWords" JOIN "SearchArticle" entry ON entry."id" = "SearchArticleWords"."rowid"
        WHERE "SearchArticleWords" MATCH ${matchOf(search)} ORDER BY "SearchArticleWords"."rowid" DESC LIMIT ${limit}`
    : sql`SELECT "articleId" FROM "SearchArticle" WHERE "words" @@ (${queryOf(search)}) ORDER BY "id" DESC LIMIT ${limit}`
  const rows = await db().sql.all<{ articleId: string }>(found)
  return rows.map(({ articleId }) => articleId)
}

/** What a word that fewer comments of the site hold says is enough; so many words are tried. */
const [RARE, TRIED] = [20, 4]

/**
 * The ids of the comments of an article whose indexed wording holds all of these words, at least one, as the column
 * `commentId` of a query; others may be among them, such as those that wait to be indexed, and hidden ones are.
 *
 * @param words letters, digits and marks alone; of a script without spaces pairs of neighbours
 */
export function commentsHolding(articleId: string, words: string[]): Statement {
  const article = nameOf(articleId)
  if (!onSqlite()) {
    const phrases = words.map((word) => sql`engawa_search_phrase(${word})`)
    return sql`
      SELECT "commentId" FROM "SearchEntry"
      WHERE "words" @@ (CAST(${`'@t${article}'`} AS tsquery) && ${join(phrases, ' && ')})`
  }
  const match = `scope : "t${article}" AND words : (${words.map((word) => `"${word}"`).join(' AND ')})`
  return sql`
    SELECT entry."commentId" FROM "SearchWords" CROSS JOIN "SearchEntry" entry
    WHERE "SearchWords" MATCH ${match} AND entry."id" = "SearchWords"."rowid" ${orWaiting(articleId)}`
}

/**
 * The same by the first of some words that hardly any comment of the site holds; null: all are common. Asked for a rare
 * word together with a common one, SQLite reads all that holds the common one; PostgreSQL does not, and has no need of this.
 */
export async function commentsHoldingRare(
  store: Writing,
  articleId: string,
  words: string[],
): Promise<Statement | null> {
  if (!onSqlite()) return null
  // SQLite parts a word at its marks, and would go through all comments of the site that have the parts.
  for (const word of words.filter((one) => !/\p{M}/u.test(one)).slice(0, TRIED)) {
    const rows = await store.sql.all<{ id: number }>(sql`
      SELECT "rowid" AS "id" FROM "SearchWords" WHERE "SearchWords" MATCH ${`words : "${word}"`} LIMIT ${RARE}`)
    // Filled up to a fixed number, so that the statement is always the same.
    const ids = Array.from({ length: RARE }, (_, at) => rows[at]?.id ?? 0)
    if (rows.length < RARE)
      return sql`SELECT "commentId" FROM "SearchEntry" WHERE "id" IN (${join(ids)}) ${orWaiting(articleId)}`
  }
  return null
}

function orWaiting(articleId: string): Statement {
  return sql`
    UNION ALL
    SELECT "commentId" FROM "SearchEntry"
    WHERE "id" > (SELECT "indexedTo" FROM "SearchProgress") AND "articleId" = ${articleId}`
}

function onSqlite(): boolean {
  return engineOf(settings().DATABASE_URL) === 'sqlite'
}

/** Comments that came last wait to be indexed together; these few are read. */
async function findOnSqlite(wanted: Wanted, stretch: Stretch): Promise<number[]> {
  const [progress] = await db().sql.all<{ indexedTo: number }>(sql`SELECT "indexedTo" FROM "SearchProgress"`)
  const end = (progress?.indexedTo ?? 0) + 1
  const waiting =
    stretch.below > end ? await findWaiting(wanted, { ...stretch, from: Math.max(stretch.from, end) }) : []
  const { search, articleId, authorId } = wanted
  const match = [
    `words : (${matchOf({ ...search, unwanted: [] })})`,
    ...(articleId === null ? [] : [`scope : "t${nameOf(articleId)}"`]),
    ...(authorId === null ? [] : [`scope : "a${nameOf(authorId)}"`]),
  ].join(' AND ')
  const unwanted = search.unwanted.length > 0 ? ` NOT words : (${anyOf(search.unwanted)})` : ''
  // The engine passes over bounds that are no integers to it, as every number of JavaScript is.
  const indexed = await db().sql.all<{ id: number }>(
    sql`SELECT "rowid" AS "id" FROM "SearchWords" WHERE "SearchWords" MATCH ${`(${match})${unwanted}`}
      AND "rowid" >= CAST(${stretch.from} AS INTEGER) AND "rowid" < CAST(${Math.min(stretch.below, end)} AS INTEGER)
      ORDER BY "rowid" DESC LIMIT ${stretch.limit}`,
  )
  return [...waiting, ...indexed.map(({ id }) => id)].slice(0, stretch.limit)
}

async function findWaiting({ search, articleId, authorId }: Wanted, { from, below }: Stretch): Promise<number[]> {
  const rows = await db().sql.all<{ id: number; text: string }>(
    sql`SELECT entry."id", wording."text" FROM "SearchEntry" entry
      JOIN "Revision" wording ON wording."commentId" = entry."commentId" AND wording."number" = entry."revision"
      WHERE entry."id" >= ${from} AND entry."id" < ${below}
      ${articleId === null ? empty : sql`AND entry."articleId" = ${articleId}`}
      ${authorId === null ? empty : sql`AND entry."authorId" = ${authorId}`} ORDER BY entry."id" DESC`,
  )
  return rows.filter(({ text }) => answersSearch(text, search)).map(({ id }) => id)
}

async function findOnPostgresql(wanted: Wanted, stretch: Stretch): Promise<number[]> {
  const { search, articleId, authorId } = wanted
  const [first, last] = [stretch.from, stretch.below - 1].map((id) => Math.floor(id / 2 ** SEARCH_BLOCK_BITS))
  const blocks = Array.from(
    { length: Math.max(0, (last ?? 0) - (first ?? 0) + 1) },
    (_, at) => `'#${(first ?? 0) + at}'`,
  )
  const scope = [
    `(${blocks.join(' | ')})`,
    ...(articleId === null ? [] : [`'@t${nameOf(articleId)}'`]),
    ...(authorId === null ? [] : [`'@a${nameOf(authorId)}'`]),
  ].join(' & ')
  const rows = await db().sql.all<{ id: number }>(
    sql`SELECT "id" FROM "SearchEntry" WHERE "words" @@ (CAST(${scope} AS tsquery) && ${queryOf(search)})
      AND "id" >= ${stretch.from} AND "id" < ${stretch.below} ORDER BY "id" DESC LIMIT ${stretch.limit}`,
  )
  return rows.map(({ id }) => id)
}

/** A search in the language of FTS5. Each phrase is quoted and holds letters and digits alone: nothing in it is an operator. */
function matchOf({ wanted, unwanted }: Search): string {
  const all = wanted.map(quoted).join(' AND ')
  return unwanted.length === 0 ? all : `(${all}) NOT (${anyOf(unwanted)})`
}

function anyOf(phrases: Phrase[]): string {
  return phrases.map(quoted).join(' OR ')
}

function quoted({ written }: Phrase): string {
  return `"${written.replaceAll('"', '')}"`
}

/** The same as an expression that PostgreSQL makes a query of. */
function queryOf({ wanted, unwanted }: Search): Statement {
  const phrases = [
    ...wanted.map(({ written }) => sql`engawa_search_phrase(${written})`),
    ...unwanted.map(({ written }) => sql`(!!engawa_search_phrase(${written}))`),
  ]
  return join(phrases, ' && ')
}

/** An id as a word of the index; ids are letters and digits, and nothing else may come to stand in a query. */
function nameOf(id: string): string {
  return id.replace(/[^\w-]/g, '')
}
