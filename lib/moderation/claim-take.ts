import type { Writing } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { settings } from '@/lib/kernel/settings'

/**
 * Takes or renews a claim where it is free, over or one's own.
 *
 * @returns until when; null: a colleague has it
 */
export async function takeClaim(tx: Writing, commentId: string, moderatorId: string, now: Date): Promise<Date | null> {
  const until = new Date(now.getTime() + settings().CLAIM_MINUTES)
  const taken = await tx.sql.run(sql`
    INSERT INTO "Claim" ("commentId", "moderatorId", "until") VALUES (${commentId}, ${moderatorId}, ${until})
    ON CONFLICT ("commentId") DO UPDATE SET "moderatorId" = excluded."moderatorId", "until" = excluded."until"
    WHERE "Claim"."moderatorId" = excluded."moderatorId" OR "Claim"."until" <= ${now}`)
  return taken > 0 ? until : null
}
