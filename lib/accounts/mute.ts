import { type Db, db, transaction } from '@/lib/db/client'
import { isUniqueViolation } from '@/lib/db/errors'
import { sql } from '@/lib/db/sql'
import { Refusal } from '@/lib/kernel/refusal'
import { findReader } from './queries'
import { requireUnerased } from './require-unerased'
import type { Viewer } from './view'

const MAX_MUTED = 1_000

/**
 * Folds what a reader writes, and quotes of it, for this viewer alone; the reader is not told. Twice is the same as once.
 *
 * @throws {Refusal} signed_out, not_found, invalid (oneself), conflict (as many as can be are muted)
 */
export async function muteReader(viewer: Viewer | null, name: string, now = new Date()): Promise<void> {
  const mute = await requireOther(viewer, name)
  try {
    await transaction((tx) => storeMute(tx, mute, now))
  } catch (error) {
    // Another request of theirs did the same a moment before.
    if (!isUniqueViolation(error)) throw error
  }
}

async function storeMute(tx: Db, mute: { muterId: string; mutedId: string }, now: Date): Promise<void> {
  const { muterId, mutedId } = mute
  const muted = await tx.mute.findMany({ where: { muterId }, take: MAX_MUTED, select: { mutedId: true } })
  if (muted.some((one) => one.mutedId === mutedId)) return
  if (muted.length >= MAX_MUTED)
    throw new Refusal('conflict', `You have muted ${MAX_MUTED.toLocaleString('en')} readers; more cannot be.`)
  await tx.mute.create({ data: { ...mute, createdAt: now }, select: { mutedId: true } })
  await requireUnerased(tx, muterId)
  const reader = await tx.account.findUnique({ where: { id: mutedId, erasedAt: null }, select: { id: true } })
  if (!reader) throw nobody()
}

/**
 * Shows a reader's words unfolded again. Twice is the same as once.
 *
 * @throws {Refusal} signed_out, not_found, invalid (oneself)
 */
export async function unmuteReader(viewer: Viewer | null, name: string): Promise<void> {
  const mute = await requireOther(viewer, name)
  await transaction((tx) => tx.mute.deleteMany({ where: mute }))
}

/** The ids of the accounts whose words stay folded for a viewer; none for whoever is signed out. */
export async function findMuted(viewerId: string | null): Promise<ReadonlySet<string>> {
  if (viewerId === null) return new Set()
  const rows = await db().sql.all<{ mutedId: string }>(
    sql`SELECT "mutedId" FROM "Mute" WHERE "muterId" = ${viewerId} LIMIT ${MAX_MUTED}`,
  )
  return new Set(rows.map(({ mutedId }) => mutedId))
}

async function requireOther(viewer: Viewer | null, name: string): Promise<{ muterId: string; mutedId: string }> {
  if (!viewer) throw new Refusal('signed_out', 'Please log in first.')
  const reader = await findReader(name)
  if (!reader) throw nobody()
  if (reader.id === viewer.id) throw new Refusal('invalid', 'Nobody mutes themselves.')
  return { muterId: viewer.id, mutedId: reader.id }
}

function nobody(): Refusal {
  return new Refusal('not_found', 'There is no reader of this name.')
}
