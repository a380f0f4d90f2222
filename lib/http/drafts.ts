import { z } from 'zod'
import { addressGroup, countTry } from '@/lib/accounts/pace'
import { db, transaction } from '@/lib/db/client'
import { newId } from '@/lib/kernel/ids'
import type { Refusal } from '@/lib/kernel/refusal'

const KEPT_MS = 7 * 24 * 60 * 60 * 1_000
const DRAFTS_PER_HOUR = { limit: 120, windowMs: 3_600_000 } as const

const Fields = z.record(z.string(), z.string())
const KeptRefusal = z.object({
  code: z.string(),
  message: z.string(),
  field: z.string().nullable(),
  nearest: z.string().nullable(),
})
export type KeptRefusal = z.infer<typeof KeptRefusal>

/** A form that could not be accepted yet: what was in it, and why. */
export type Draft = { fields: Record<string, string>; refusal: KeptRefusal | null }

/**
 * Keeps what a form held, so that it survives a refusal or having to log in; after a week it is forgotten.
 *
 * @returns the id that the form's page is opened with
 */
export function keepDraft(
  fields: Record<string, string>,
  refusal: Refusal | null,
  address: string,
  now = new Date(),
): Promise<string> {
  return transaction(async (tx) => {
    await countTry(tx, `draft ${addressGroup(address)}`, DRAFTS_PER_HOUR, now)
    await tx.draft.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - KEPT_MS) } } })
    const kept = refusal && {
      code: refusal.code,
      message: refusal.message,
      field: refusal.field,
      nearest: refusal.nearest,
    }
    const row = {
      id: newId(now.getTime()),
      fields: JSON.stringify(fields),
      refusal: kept && JSON.stringify(kept),
      createdAt: now,
    }
    await tx.draft.create({ data: row, select: { id: true } })
    return row.id
  })
}

/** A kept form by its id, or null. */
export async function findDraft(id: string | undefined): Promise<Draft | null> {
  if (!id) return null
  const row = await db().draft.findUnique({ where: { id }, select: { fields: true, refusal: true } })
  if (!row) return null
  const refusal = row.refusal === null ? null : KeptRefusal.parse(JSON.parse(row.refusal))
  return { fields: Fields.parse(JSON.parse(row.fields)), refusal }
}

/** Forgets a kept form whose words have arrived. */
export async function dropDraft(id: string): Promise<void> {
  await transaction((tx) => tx.draft.deleteMany({ where: { id } }))
}
