import { z } from 'zod'
import { addressGroup, countTry, forgetOldTries } from '@/lib/accounts/pace'
import type { Viewer } from '@/lib/accounts/view'
import { db, write } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { newId } from '@/lib/kernel/ids'
import { Refusal } from '@/lib/kernel/refusal'

/** As much as the largest form needs, which is a list of words; a draft is no place to store things. */
const MAX_CHARACTERS = { signedOut: 60_000, signedIn: 2_500_000 } as const
const KEPT_MS = 7 * 24 * 60 * 60 * 1_000
const DRAFTS_PER_HOUR = { signedOut: 40, signedIn: 240 } as const
const HOUR_MS = 3_600_000

const Fields = z.record(z.string(), z.string())
const KeptRefusal = z.object({
  code: z.string(),
  message: z.string(),
  field: z.string().nullable(),
  nearest: z.string().nullable(),
})
export type KeptRefusal = z.infer<typeof KeptRefusal>

/** Who sent a form, and from where. */
export type Keeper = { viewer: Viewer | null; address: string }

type Kept = { accountId: string | null; fields: string; refusal: string | null }

/** A form that could not be accepted yet: what was in it, and why. */
export type Draft = { fields: Record<string, string>; refusal: KeptRefusal | null }

/**
 * Keeps what a form held, so that it survives a refusal or having to log in; after a week it is forgotten. Where that is
 * too much, no more is kept than that it was.
 *
 * @returns the id that the form's page is opened with
 */
export function keepDraft(
  { fields, refusal }: { fields: Record<string, string>; refusal: Refusal | null },
  { viewer, address }: Keeper,
  now = new Date(),
): Promise<string> {
  const who = viewer ? 'signedIn' : 'signedOut'
  const all = JSON.stringify(fields)
  const [kept, said] = all.length > MAX_CHARACTERS[who] ? ['{}', tooLong()] : [all, refusal]
  return write(async (tx) => {
    const pace = { limit: DRAFTS_PER_HOUR[who], windowMs: HOUR_MS }
    await countTry(tx, `draft ${viewer?.id ?? addressGroup(address)}`, pace, now)
    await tx.sql.run(sql`DELETE FROM "Draft" WHERE "createdAt" < ${new Date(now.getTime() - KEPT_MS)}`)
    await forgetOldTries(tx, now)
    const id = newId(now.getTime())
    await tx.sql.run(sql`
      INSERT INTO "Draft" ("id", "accountId", "fields", "refusal", "createdAt")
      VALUES (${id}, ${viewer?.id ?? null}, ${kept}, ${said && JSON.stringify(toKept(said))}, ${now})`)
    return id
  })
}

function tooLong(): Refusal {
  return new Refusal('too_large', 'This is too long to be kept; please shorten it.')
}

/** What a misquote's refusal says of its source is not kept: the source may be hidden when the draft is opened. */
function toKept({ code, message, field, nearest }: Refusal): KeptRefusal {
  if (code === 'misquoted') return { code, message: 'A quote is not what its source says.', field, nearest: null }
  return { code, message, field, nearest }
}

/**
 * A kept form by its id, for whom it belongs to; what was kept while signed out belongs to whoever has the id, so that it
 * survives logging in.
 *
 * @param isOwn nothing but the viewer's own will do: for pages that others could lead them to
 */
export async function findDraft(
  id: string | undefined,
  viewer: Viewer | null,
  { isOwn = false } = {},
): Promise<Draft | null> {
  if (!id) return null
  const [row] = await db().sql.all<Kept>(sql`
    SELECT "accountId", "fields", "refusal" FROM "Draft" WHERE "id" = ${id}`)
  const isTheirs = row !== undefined && (row.accountId === null ? !isOwn : row.accountId === viewer?.id)
  if (!isTheirs) return null
  const refusal = row.refusal === null ? null : KeptRefusal.parse(JSON.parse(row.refusal))
  return { fields: Fields.parse(JSON.parse(row.fields)), refusal }
}

/** Forgets a kept form whose words have arrived. */
export async function dropDraft(id: string, viewer: Viewer | null): Promise<void> {
  await write((tx) =>
    tx.sql.run(sql`
      DELETE FROM "Draft" WHERE "id" = ${id} AND ("accountId" IS NULL OR "accountId" = ${viewer?.id ?? ''})`),
  )
}
