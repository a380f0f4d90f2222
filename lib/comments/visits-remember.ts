import { requireUnerased } from '@/lib/accounts/require-unerased'
import type { Viewer } from '@/lib/accounts/view'
import { write } from '@/lib/db/client'
import { sql, type Writing } from '@/lib/db/sql'
import { Refusal } from '@/lib/kernel/refusal'
import { awaySince, forgottenBefore, type Visit } from './visits-rules'
import type { SeenThread } from './visits-schema'

const FORGOTTEN_AT_ONCE = 20

/**
 * Remembers that a reader has seen a thread, in one row for both. Twice is the same as once, and what arrives late takes
 * nothing back.
 *
 * @param seen.until when what they saw was read; what came after it stays new
 * @throws {Refusal} signed_out, not_found
 */
export async function rememberVisit(
  viewer: Viewer | null,
  slug: string,
  seen: SeenThread,
  now = new Date(),
): Promise<Visit> {
  if (!viewer) throw new Refusal('signed_out', 'Please log in first.')
  const at = seen.until && seen.until < now ? seen.until : now
  return write(async (tx) => {
    const visit = await storeVisit(tx, { readerId: viewer.id, slug, at, isAll: seen.all })
    await forgetOld(tx, viewer.id, now)
    return visit
  })
}

type Seen = { readerId: string; slug: string; at: Date; isAll: boolean }

async function storeVisit(tx: Writing, { readerId, slug, at, isAll }: Seen): Promise<Visit> {
  const since = isAll
    ? sql`CASE WHEN "Visit"."since" < excluded."since" THEN excluded."since" ELSE "Visit"."since" END`
    : sql`CASE WHEN "Visit"."seenAt" < ${awaySince(at)} THEN "Visit"."seenAt" ELSE "Visit"."since" END`
  const [article] = await tx.sql.all<{ id: string }>(sql`SELECT "id" FROM "Article" WHERE "slug" = ${slug}`)
  if (!article) throw new Refusal('not_found', 'There is no such article.')
  await tx.sql.run(sql`
    INSERT INTO "Visit" ("accountId", "articleId", "since", "seenAt") VALUES (${readerId}, ${article.id}, ${at}, ${at})
    ON CONFLICT ("accountId", "articleId") DO UPDATE SET "since" = ${since},
      "seenAt" = CASE WHEN "Visit"."seenAt" < excluded."seenAt" THEN excluded."seenAt" ELSE "Visit"."seenAt" END`)
  await requireUnerased(tx, readerId)
  const [visit] = await tx.sql.all<Visit>(sql`
    SELECT "since", "seenAt" FROM "Visit" WHERE "accountId" = ${readerId} AND "articleId" = ${article.id}`)
  return visit ?? { since: at, seenAt: at }
}

async function forgetOld(tx: Writing, readerId: string, now: Date): Promise<void> {
  await tx.sql.run(sql`
    DELETE FROM "Visit" WHERE "accountId" = ${readerId} AND "articleId" IN (
      SELECT "articleId" FROM "Visit" WHERE "accountId" = ${readerId} AND "seenAt" < ${forgottenBefore(now)}
      LIMIT ${FORGOTTEN_AT_ONCE})`)
}
