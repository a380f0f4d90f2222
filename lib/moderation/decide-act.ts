import { z } from 'zod'
import type { Writing } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { newId } from '@/lib/kernel/ids'

/** Nothing is taken back after so long; what was kept for it goes. */
const KEPT_MS = 3_600_000

const Status = z.enum(['shown', 'held', 'removed', 'withdrawn'])

/** How one comment stood before an act, what the act made of it and closed with it. */
const Before = z.strictObject({
  commentId: z.string(),
  articleId: z.string(),
  status: Status,
  statusRule: z.string().nullable(),
  statusNote: z.string().nullable(),
  /** readers had never seen it, or never this wording */
  isUnshown: z.boolean(),
  isUnseen: z.boolean(),
  revision: z.number(),
  to: Status,
  reports: z.array(z.string()),
  /** reports that counted as upheld until it came back */
  overturned: z.array(z.string()).default([]),
  verdicts: z.array(z.strictObject({ revision: z.number(), rule: z.string() })),
  /** its open appeal was answered */
  hadAppeal: z.boolean(),
  /** the moderator had claimed it */
  wasClaimed: z.boolean(),
})
export type Before = z.infer<typeof Before>
const BeforeAll = z.array(Before)

/** A new act's id: known before its events are written, which name it. */
export function newActId(now: Date): string {
  return newId(now.getTime())
}

/** Keeps how everything stood, so that it can be taken back. */
export async function keepAct(
  tx: Writing,
  act: { id: string; actorId: string; at: Date; before: Before[] },
): Promise<void> {
  await tx.sql.run(sql`DELETE FROM "Act" WHERE "at" < ${new Date(act.at.getTime() - KEPT_MS)}`)
  await tx.sql.run(sql`
    INSERT INTO "Act" ("id", "actorId", "at", "before")
    VALUES (${act.id}, ${act.actorId}, ${act.at}, ${JSON.stringify(act.before)})`)
}

/** What an act changed, as it was kept. */
export function parseBefore(json: string): Before[] {
  return BeforeAll.parse(JSON.parse(json))
}
