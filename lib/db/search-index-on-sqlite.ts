import type Database from 'better-sqlite3'
import { UNSPACED } from '@/lib/text/unspaced'

/** So many comments wait until they are indexed together, which is five times cheaper than one by one. */
const AT_ONCE = 32
/** An article is found by its title and so many paragraphs. */
const MAX_PARAGRAPHS = 200

const WAITING = `"id" > (SELECT "indexedTo" FROM "SearchProgress")`
const INDEXED = `"id" <= (SELECT "indexedTo" FROM "SearchProgress")`
const SCOPE = `'t' || entry."articleId" || ' a' || entry."authorId"`
const IS_FULL = `(SELECT MAX("id") FROM "SearchEntry") - (SELECT "indexedTo" FROM "SearchProgress") >= ${AT_ONCE}`

/** Puts what is selected into the index of comments' words; with 'delete' takes exactly these words out of it. */
const ADD = `INSERT INTO "SearchWords"("rowid", "words", "scope")`
const TAKE_OUT = `INSERT INTO "SearchWords"("SearchWords", "rowid", "words", "scope")`

/** What searching keeps, by name; none of it is Prisma's. Triggers name no table of Prisma's but their own. */
const OBJECTS = new Map([
  [
    'SearchEntry',
    `CREATE TABLE "SearchEntry" ("id" INTEGER PRIMARY KEY AUTOINCREMENT, "commentId" TEXT NOT NULL UNIQUE, "articleId" TEXT NOT NULL, "authorId" TEXT NOT NULL, "revision" INTEGER NOT NULL)`,
  ],
  [
    'SearchProgress',
    `CREATE TABLE "SearchProgress" ("id" INTEGER PRIMARY KEY CHECK ("id" = 1), "indexedTo" INTEGER NOT NULL)`,
  ],
  [
    'SearchWords',
    `CREATE VIRTUAL TABLE "SearchWords" USING fts5("words", "scope", content='', columnsize=0, tokenize="unicode61 remove_diacritics 2")`,
  ],
  [
    'SearchArticle',
    `CREATE TABLE "SearchArticle" ("id" INTEGER PRIMARY KEY AUTOINCREMENT, "articleId" TEXT NOT NULL UNIQUE)`,
  ],
  [
    'SearchArticleWords',
    `CREATE VIRTUAL TABLE "SearchArticleWords" USING fts5("title", "body", columnsize=0, tokenize="unicode61 remove_diacritics 2")`,
  ],
  trigger('searchCommentAdded', 'INSERT ON "Comment"', [
    `INSERT INTO "SearchEntry" ("commentId", "articleId", "authorId", "revision") VALUES (NEW."id", NEW."articleId", NEW."authorId", 0)`,
  ]),
  trigger('searchCommentGone', 'DELETE ON "Comment"', [`DELETE FROM "SearchEntry" WHERE "commentId" = OLD."id"`]),
  trigger('searchWordingAdded', 'INSERT ON "Revision"', [
    `${TAKE_OUT} SELECT 'delete', entry."id", ${spaced('wording."text"')}, ${SCOPE}
       FROM "SearchEntry" entry JOIN "Revision" wording ON wording."commentId" = entry."commentId" AND wording."number" = entry."revision"
       WHERE entry."commentId" = NEW."commentId" AND entry."revision" < NEW."number" AND entry.${INDEXED}`,
    `UPDATE "SearchEntry" SET "revision" = NEW."number" WHERE "commentId" = NEW."commentId" AND "revision" < NEW."number"`,
    `${ADD} ${entryOf('NEW', spaced('NEW."text"'))}`,
    `${ADD} SELECT entry."id", ${spaced('wording."text"')}, ${SCOPE}
       FROM "SearchEntry" entry JOIN "Revision" wording ON wording."commentId" = entry."commentId" AND wording."number" = entry."revision"
       WHERE entry.${WAITING} AND ${IS_FULL} ORDER BY entry."id"`,
    `UPDATE "SearchProgress" SET "indexedTo" = (SELECT MAX("id") FROM "SearchEntry") WHERE ${IS_FULL}`,
  ]),
  trigger('searchWordingChanged', 'UPDATE OF "text" ON "Revision" WHEN OLD."text" IS NOT NEW."text"', [
    `${TAKE_OUT} SELECT 'delete', * FROM (${entryOf('OLD', spaced('OLD."text"'))})`,
    `${ADD} ${entryOf('NEW', spaced('NEW."text"'))}`,
  ]),
  trigger('searchWordingGone', 'DELETE ON "Revision"', [
    `${TAKE_OUT} SELECT 'delete', * FROM (${entryOf('OLD', spaced('OLD."text"'))})`,
    `UPDATE "SearchEntry" SET "revision" = 0 WHERE "commentId" = OLD."commentId" AND "revision" = OLD."number"`,
  ]),
  trigger('searchArticleAdded', 'INSERT ON "Article"', [
    `INSERT INTO "SearchArticle" ("articleId") VALUES (NEW."id")`,
    `INSERT INTO "SearchArticleWords" ("rowid", "title", "body") SELECT "id", ${spaced('NEW."title"')}, '' FROM "SearchArticle" WHERE "articleId" = NEW."id"`,
  ]),
  trigger('searchArticleChanged', 'UPDATE OF "title" ON "Article" WHEN OLD."title" IS NOT NEW."title"', [
    `UPDATE "SearchArticleWords" SET "title" = ${spaced('NEW."title"')} WHERE "rowid" = (SELECT "id" FROM "SearchArticle" WHERE "articleId" = NEW."id")`,
  ]),
  trigger('searchArticleGone', 'DELETE ON "Article"', [
    `DELETE FROM "SearchArticleWords" WHERE "rowid" = (SELECT "id" FROM "SearchArticle" WHERE "articleId" = OLD."id")`,
    `DELETE FROM "SearchArticle" WHERE "articleId" = OLD."id"`,
  ]),
  trigger('searchParagraphAdded', 'INSERT ON "Paragraph"', [indexParagraphsOf('NEW')]),
  trigger('searchParagraphChanged', 'UPDATE ON "Paragraph" WHEN OLD."text" IS NOT NEW."text"', [
    indexParagraphsOf('NEW'),
  ]),
  trigger('searchParagraphGone', 'DELETE ON "Paragraph"', [indexParagraphsOf('OLD')]),
])

const FILL = [
  `INSERT INTO "SearchWords"("SearchWords", "rank") VALUES ('secure-delete', 1)`,
  `INSERT INTO "SearchEntry" ("commentId", "articleId", "authorId", "revision")
     SELECT "id", "articleId", "authorId", "revision" FROM "Comment" ORDER BY "createdAt", "articleId", "number"`,
  `INSERT INTO "SearchProgress" ("id", "indexedTo") VALUES (1, (SELECT COALESCE(MAX("id"), 0) FROM "SearchEntry"))`,
  `${ADD} SELECT entry."id", ${spaced('wording."text"')}, ${SCOPE}
     FROM "SearchEntry" entry JOIN "Revision" wording ON wording."commentId" = entry."commentId" AND wording."number" = entry."revision"
     ORDER BY entry."id"`,
  `INSERT INTO "SearchArticle" ("articleId") SELECT "id" FROM "Article" ORDER BY "addedAt", "id"`,
  `INSERT INTO "SearchArticleWords" ("rowid", "title", "body")
     SELECT entry."id", ${spaced('"Article"."title"')}, ${spaced(paragraphsOf('"Article"."id"'))}
     FROM "SearchArticle" entry JOIN "Article" ON "Article"."id" = entry."articleId"`,
]

/**
 * Makes sure that every wording and every article can be searched: where anything of the index is missing or of another
 * version, all of it is made anew from what the store holds. To be called within a transaction, after every migration:
 * a rebuilt table has lost its triggers.
 *
 * @returns whether it had to be made
 */
export function ensureSearchIndexOnSqlite(database: Database.Database): boolean {
  const standing = database
    .prepare<[], { name: string; sql: string }>(`SELECT "name", "sql" FROM sqlite_master WHERE "name" LIKE 'search%'`)
    .all()
  const known = new Map(standing.map(({ name, sql }) => [name, sql]))
  if ([...OBJECTS].every(([name, sql]) => known.get(name) === sql)) return false
  for (const [name, sql] of OBJECTS) database.exec(`DROP ${kindOf(sql)} IF EXISTS "${name}"`)
  for (const sql of OBJECTS.values()) database.exec(sql)
  for (const sql of FILL) database.exec(sql)
  return true
}

function kindOf(sql: string): 'TRIGGER' | 'TABLE' {
  return sql.startsWith('CREATE TRIGGER') ? 'TRIGGER' : 'TABLE'
}

function trigger(name: string, on: string, statements: string[]): [string, string] {
  return [name, `CREATE TRIGGER "${name}" AFTER ${on} BEGIN ${statements.map((one) => `${one};`).join('\n')} END`]
}

/** The row of the index for a wording, where it is the one that is indexed. */
function entryOf(row: 'OLD' | 'NEW', words: string): string {
  return `SELECT entry."id", ${words}, ${SCOPE} FROM "SearchEntry" entry
    WHERE entry."commentId" = ${row}."commentId" AND entry."revision" = ${row}."number" AND entry.${INDEXED}`
}

function indexParagraphsOf(row: 'OLD' | 'NEW'): string {
  return `UPDATE "SearchArticleWords" SET "body" = ${spaced(paragraphsOf(`${row}."articleId"`))}
    WHERE "rowid" = (SELECT "id" FROM "SearchArticle" WHERE "articleId" = ${row}."articleId")`
}

function paragraphsOf(articleId: string): string {
  return `(SELECT COALESCE(group_concat("text", char(10)), '') FROM (SELECT "text" FROM "Paragraph"
    WHERE "articleId" = ${articleId} AND "number" <= ${MAX_PARAGRAPHS} ORDER BY "number"))`
}

/**
 * Puts spaces where a script has none, as `searchTokens` does: 東京都 becomes 東 東京 京 京都 都. SQLite counts its way to
 * a character, so that it is looked up in a part of 64.
 */
function spaced(text: string): string {
  const isUnspaced = (character: string) => `${character} GLOB '[${UNSPACED}]'`
  return `(SELECT CASE WHEN "of" NOT GLOB '*[${UNSPACED}]*' THEN "of" ELSE (
    WITH RECURSIVE "step"("at", "length", "part") AS (
      SELECT 0, length("of"), substr("of", 1, 65)
      UNION ALL SELECT "at" + 1, "length", CASE ("at" + 1) % 64 WHEN 0 THEN substr("of", "at" + 2, 65) ELSE "part" END
        FROM "step" WHERE "at" + 1 < "length")
    SELECT group_concat(CASE WHEN ${isUnspaced('"one"')} THEN ' ' || "one" || ' ' || CASE WHEN ${isUnspaced('"next"')} THEN "one" || "next" || ' ' ELSE '' END ELSE "one" END, '')
      FROM (SELECT substr("part", "at" % 64 + 1, 1) AS "one", substr("part", "at" % 64 + 2, 1) AS "next" FROM "step")
  ) END FROM (SELECT ${text} AS "of"))`
}
