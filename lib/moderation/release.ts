import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { write } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'

/**
 * Leaves a comment to colleagues; where it was not claimed by this moderator, nothing happens.
 *
 * @throws {Refusal} not_found (the viewer may not)
 */
export async function releaseItem(viewer: Viewer | null, slug: string, number: number): Promise<void> {
  const moderator = requireRight(viewer, 'decide')
  await write((tx) =>
    tx.sql.run(sql`
      DELETE FROM "Claim" WHERE "moderatorId" = ${moderator.id} AND "commentId" IN (
        SELECT c."id" FROM "Comment" c
        WHERE c."articleId" = (SELECT "id" FROM "Article" WHERE "slug" = ${slug}) AND c."number" = ${number}
      )`),
  )
}
