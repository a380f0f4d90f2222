import { countWait } from '@/lib/accounts/pace'
import { isModerator, type Viewer } from '@/lib/accounts/view'
import type { Writing } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { settings } from '@/lib/kernel/settings'

/**
 * Counts a post against its author's pace; moderators have none.
 *
 * @returns how long they have to wait, in milliseconds; 0: they have kept it
 */
export async function countPace(tx: Writing, author: Viewer, now: Date): Promise<number> {
  if (isModerator(author)) return 0
  const s = settings()
  const [account] = await tx.sql.all<{ createdAt: Date }>(sql`
    SELECT "createdAt" FROM "Account" WHERE "id" = ${author.id}`)
  const isNew = account === undefined || now.getTime() - account.createdAt.getTime() < s.DAY_MS
  const limits = isNew
    ? [
        { limit: 1, windowMs: s.PACE_NEW_READER_SECONDS },
        { limit: s.PACE_NEW_READER_PER_DAY, windowMs: s.DAY_MS },
      ]
    : [
        { limit: 1, windowMs: s.PACE_MEMBER_SECONDS },
        { limit: s.PACE_MEMBER_PER_MINUTE, windowMs: 60_000 },
      ]
  // A pace of no seconds is no pace: counted, it would refuse whoever posts twice in the same moment.
  const tries = limits
    .filter(({ windowMs }) => windowMs > 0)
    .map((pace) => ({ what: `post ${author.id} ${pace.windowMs}`, pace }))
  return countWait(tx, tries, now)
}
