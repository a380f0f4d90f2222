import { createHash } from 'node:crypto'
import type pg from 'pg'
import { UNSPACED } from '@/lib/text/unspaced'
import { SEARCH_BLOCK_BITS } from './search-block'

/** What stands between words. Written out, because PostgreSQL's own classes know only ASCII where the locale is C. */
const BETWEEN = [
  ...[
    '\\u0001-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00a9\\u00ab-\\u00b1\\u00b4\\u00b6-\\u00b8\\u00bb\\u00bf',
  ],
  ...['\\u00d7\\u00f7\\u02c2-\\u02c5\\u02d2-\\u02df\\u05be\\u05f3\\u05f4\\u060c\\u061b\\u061f\\u06d4\\u0964\\u0965'],
  ...[
    '\\u2000-\\u206f\\u20a0-\\u20cf\\u2190-\\u245f\\u2500-\\u2bff\\u2e00-\\u2e7f\\u3000-\\u3004\\u3008-\\u3020\\u3030',
  ],
  ...[
    '\\u303d\\u30a0\\u30fb\\ufe10-\\ufe1f\\ufe30-\\ufe6f\\uff01-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65',
  ],
  ...['\\uffe0-\\uffff\\U0001f000-\\U0001faff'],
].join('')
/** A longer word is compared by its beginning. */
const MAX_WORD_CHARACTERS = 200
/** As many places as an index of PostgreSQL's can tell apart. */
const MAX_PLACE = 16_383
/** An article is found by its title and so many paragraphs. */
const MAX_PARAGRAPHS = 200

/** Triggers by the table they stand on, so that it can be seen whether one is missing. */
const TRIGGERS = new Map([
  [
    'search_wording',
    `AFTER INSERT OR DELETE OR UPDATE OF "text" ON "Revision" FOR EACH ROW EXECUTE FUNCTION engawa_search_wording()`,
  ],
  [
    'search_article',
    `AFTER INSERT OR DELETE OR UPDATE OF "title" ON "Article" FOR EACH ROW EXECUTE FUNCTION engawa_search_article()`,
  ],
  [
    'search_paragraphs_added',
    `AFTER INSERT ON "Paragraph" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION engawa_search_paragraphs()`,
  ],
  [
    'search_paragraphs_changed',
    `AFTER UPDATE ON "Paragraph" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION engawa_search_paragraphs()`,
  ],
  [
    'search_paragraphs_gone',
    `AFTER DELETE ON "Paragraph" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION engawa_search_paragraphs()`,
  ],
])

/** Small letters, Latin ones without their marks, and spaces alone between words. */
const FOLD = (
  collation: string,
) => `CREATE FUNCTION engawa_search_fold(given text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
  DECLARE folded text := given;
  BEGIN
    IF folded ~ '[^\\u0001-\\u007f]' THEN
      folded := normalize(regexp_replace(normalize(folded, NFD), '([A-Za-z])[\\u0300-\\u036f]+', '\\1', 'g'), NFC);
      folded := translate(lower(folded${collation}), 'ς', 'σ');
    ELSE
      folded := lower(folded);
    END IF;
    RETURN regexp_replace(folded, '[${BETWEEN}]+', ' ', 'g');
  END $$`

const FUNCTIONS = [
  // Where a script has no spaces, as `searchTokens` puts them: 東京都 becomes 東 東京 京 京都 都.
  `CREATE FUNCTION engawa_search_spaced(folded text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN folded !~ '[${UNSPACED}]' THEN folded ELSE (
      SELECT string_agg(CASE WHEN one ~ '[${UNSPACED}]' THEN ' ' || one || ' ' || CASE WHEN next ~ '[${UNSPACED}]' THEN one || next || ' ' ELSE '' END ELSE one END, '' ORDER BY at)
      FROM (SELECT one, at, lead(one) OVER (ORDER BY at) AS next FROM unnest(string_to_array(folded, NULL)) WITH ORDINALITY AS characters(one, at)) AS each) END $$`,
  `CREATE FUNCTION engawa_search_words(given text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT COALESCE(string_agg('''' || left(word, ${MAX_WORD_CHARACTERS}) || ''':' || least(place, ${MAX_PLACE}), ' '), '')::tsvector
    FROM (SELECT word, row_number() OVER (ORDER BY at) AS place
      FROM unnest(string_to_array(engawa_search_spaced(engawa_search_fold(given)), ' ')) WITH ORDINALITY AS words(word, at) WHERE word <> '') AS placed $$`,
  `CREATE FUNCTION engawa_search_phrase(given text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT string_agg('''' || left(word, ${MAX_WORD_CHARACTERS}) || '''', ' <-> ' ORDER BY at)::tsquery
    FROM unnest(string_to_array(engawa_search_fold(given), ' ')) WITH ORDINALITY AS words(word, at) WHERE word <> '' $$`,
  `CREATE FUNCTION engawa_search_entry(number bigint, article text, author text, given text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT engawa_search_words(given) || array_to_tsvector(ARRAY['@t' || article, '@a' || author, '#' || (number >> ${SEARCH_BLOCK_BITS})]) $$`,
  `CREATE FUNCTION engawa_search_wording() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE entry bigint;
    BEGIN
      IF TG_OP = 'DELETE' THEN
        DELETE FROM "SearchEntry" WHERE "commentId" = OLD."commentId" AND "revision" = OLD."number";
        RETURN NULL;
      END IF;
      -- A first wording has no entry to look for, which costs a walk where the table was empty when this was planned.
      IF TG_OP = 'UPDATE' OR NEW."number" > 1 THEN
        UPDATE "SearchEntry" found SET "revision" = NEW."number",
          "words" = engawa_search_entry(found."id", "Comment"."articleId", "Comment"."authorId", NEW."text")
          FROM "Comment" WHERE "Comment"."id" = NEW."commentId" AND found."commentId" = NEW."commentId" AND found."revision" <= NEW."number";
        IF FOUND OR EXISTS (SELECT FROM "SearchEntry" WHERE "commentId" = NEW."commentId") THEN RETURN NULL; END IF;
      END IF;
      entry := nextval('"SearchEntry_id_seq"');
      INSERT INTO "SearchEntry" ("id", "commentId", "revision", "words")
        SELECT entry, NEW."commentId", NEW."number", engawa_search_entry(entry, "articleId", "authorId", NEW."text")
        FROM "Comment" WHERE "id" = NEW."commentId"
        ON CONFLICT ("commentId") DO NOTHING;
      RETURN NULL;
    END $$`,
  `CREATE FUNCTION engawa_search_article_words(article text) RETURNS tsvector LANGUAGE sql STABLE AS $$
    SELECT engawa_search_words("title" || E'\\n' || COALESCE((SELECT string_agg("text", E'\\n' ORDER BY "number") FROM "Paragraph"
      WHERE "articleId" = article AND "number" <= ${MAX_PARAGRAPHS}), '')) FROM "Article" WHERE "id" = article $$`,
  `CREATE FUNCTION engawa_search_article() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' THEN
        DELETE FROM "SearchArticle" WHERE "articleId" = OLD."id";
      ELSE
        INSERT INTO "SearchArticle" ("articleId", "words") VALUES (NEW."id", engawa_search_article_words(NEW."id"))
          ON CONFLICT ("articleId") DO UPDATE SET "words" = EXCLUDED."words";
      END IF;
      RETURN NULL;
    END $$`,
  `CREATE FUNCTION engawa_search_paragraphs() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      UPDATE "SearchArticle" found SET "words" = engawa_search_article_words(found."articleId")
        FROM "Article" WHERE "Article"."id" = found."articleId" AND found."articleId" IN (SELECT "articleId" FROM changed);
      RETURN NULL;
    END $$`,
]

const TABLES = [
  `CREATE TABLE "SearchEntry" ("id" BIGSERIAL PRIMARY KEY, "commentId" TEXT NOT NULL, "revision" INTEGER NOT NULL, "words" TSVECTOR NOT NULL)`,
  `CREATE TABLE "SearchArticle" ("id" BIGSERIAL PRIMARY KEY, "articleId" TEXT NOT NULL, "words" TSVECTOR NOT NULL)`,
]
const FILL = [
  `INSERT INTO "SearchEntry" ("id", "commentId", "revision", "words")
    SELECT found."number", found."id", found."revision", engawa_search_entry(found."number", found."articleId", found."authorId", "Revision"."text")
    FROM (SELECT row_number() OVER (ORDER BY "createdAt", "articleId", "number") AS "number", "id", "articleId", "authorId", "revision" FROM "Comment") AS found
    JOIN "Revision" ON "Revision"."commentId" = found."id" AND "Revision"."number" = found."revision"`,
  `SELECT setval('"SearchEntry_id_seq"', (SELECT COALESCE(MAX("id"), 1) FROM "SearchEntry"), (SELECT COUNT(*) > 0 FROM "SearchEntry"))`,
  `INSERT INTO "SearchArticle" ("articleId", "words") SELECT "id", engawa_search_article_words("id") FROM "Article" ORDER BY "addedAt", "id"`,
]
const INDEXES = [
  `CREATE UNIQUE INDEX "SearchEntry_commentId_key" ON "SearchEntry" ("commentId")`,
  `CREATE UNIQUE INDEX "SearchArticle_articleId_key" ON "SearchArticle" ("articleId")`,
  // What waits outside the tree is read by every search: little of it, rather than none, keeps posting cheap.
  `CREATE INDEX "SearchEntry_words_idx" ON "SearchEntry" USING gin ("words") WITH (gin_pending_list_limit = 512)`,
  `CREATE INDEX "SearchArticle_words_idx" ON "SearchArticle" USING gin ("words")`,
]

/**
 * Makes sure that every wording and every article can be searched: where anything of the index is missing or of another
 * version, all of it is made anew from what the store holds. To be called within a transaction, after every migration.
 *
 * @returns whether it had to be made
 */
export async function ensureSearchIndexOnPostgresql(client: pg.Client): Promise<boolean> {
  const fold = FOLD(await collationOf(client))
  const version = createHash('sha256')
    .update(JSON.stringify([fold, FUNCTIONS, TABLES, FILL, INDEXES, ...TRIGGERS]))
    .digest('hex')
  if (await stands(client, version)) return false

  for (const [name, does] of TRIGGERS) await client.query(`DROP TRIGGER IF EXISTS "${name}" ${tableOf(does)}`)
  await client.query('DROP TABLE IF EXISTS "SearchEntry", "SearchArticle"')
  for (const one of [fold, ...FUNCTIONS].toReversed())
    await client.query(`DROP FUNCTION IF EXISTS ${/FUNCTION (\w+)/.exec(one)?.[1] ?? ''}`)
  for (const one of [...TABLES, fold, ...FUNCTIONS, ...FILL, ...INDEXES]) await client.query(one)
  for (const [name, does] of TRIGGERS) await client.query(`CREATE TRIGGER "${name}" ${does}`)
  await client.query(`COMMENT ON TABLE "SearchEntry" IS '${version}'`)
  return true
}

function tableOf(trigger: string): string {
  return /ON "\w+"/.exec(trigger)?.[0] ?? ''
}

/** Lower case of every script where the server knows it; else of what the database's own locale knows. */
async function collationOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT collname AS name FROM pg_collation WHERE collname IN ('und-x-icu', 'pg_c_utf8') ORDER BY collname DESC LIMIT 1`,
  )
  return rows[0] ? ` COLLATE "${rows[0].name}"` : ''
}

async function stands(client: pg.Client, version: string): Promise<boolean> {
  const { rows } = await client.query<{ version: string | null; triggers: number; indexes: number }>(
    `SELECT obj_description(to_regclass('"SearchEntry"')) AS version,
      (SELECT COUNT(*)::int FROM pg_trigger WHERE tgname = ANY($1) AND tgenabled = 'O'
        AND tgrelid IN (to_regclass('"Revision"'), to_regclass('"Article"'), to_regclass('"Paragraph"'))) AS triggers,
      (SELECT COUNT(*)::int FROM pg_class WHERE oid IN (to_regclass('"SearchArticle"'), to_regclass('"SearchEntry_words_idx"'),
        to_regclass('"SearchArticle_words_idx"'), to_regclass('"SearchEntry_commentId_key"'))) AS indexes`,
    [[...TRIGGERS.keys()]],
  )
  const [found] = rows
  return found?.version === version && found.triggers === TRIGGERS.size && found.indexes === 4
}
