import { expect, test } from 'vitest'
import { newId } from '@/lib/kernel/ids'
import { settings } from '@/lib/kernel/settings'
import { db, transaction } from './client'
import { isUniqueViolation } from './errors'
import { migrate } from './migrate'

const someone = (name: string) => ({ id: newId(), name, nameKey: name, skeleton: name, createdAt: new Date() })

test('a write through the reading store is refused', async () => {
  const write = db().account.create({ data: someone('mika') })

  await expect(write).rejects.toThrow()
  expect(await db().account.count()).toBe(0)
})

test('the reading store takes longer lists of ids than one statement holds', async () => {
  const rows = await transaction(async (tx) => {
    const data = Array.from({ length: 1_500 }, (_, index) => ({ ...someone(`reader ${index}`), createdAt: new Date() }))
    await tx.account.createMany({ data })
    return data.map(({ id }) => ({ id: newId(), accountId: id, createdAt: new Date(), expiresAt: new Date() }))
  })
  await transaction((tx) => tx.session.createMany({ data: rows }))

  const found = await db().session.findMany({ take: 2_000, select: { account: { select: { name: true } } } })

  expect(found.length).toBe(1_500)
})

test('a transaction that fails leaves nothing behind, and the next one works', async () => {
  const failing = transaction(async (tx) => {
    await tx.account.create({ data: someone('mika') })
    throw new Error('stop')
  })

  await expect(failing).rejects.toThrow('stop')
  await transaction((tx) => tx.account.create({ data: someone('noa') }))

  expect(await db().account.findMany({ select: { name: true } })).toEqual([{ name: 'noa' }])
})

test('what a transaction has not committed is not read by others', async () => {
  let seenMeanwhile = -1

  await transaction(async (tx) => {
    await tx.account.create({ data: someone('mika') })
    seenMeanwhile = await db().account.count()
  })

  expect(seenMeanwhile).toBe(0)
  expect(await db().account.count()).toBe(1)
})

test('the same key twice is recognised on both engines', async () => {
  await transaction((tx) => tx.account.create({ data: someone('mika') }))

  const second = await transaction((tx) => tx.account.create({ data: someone('mika') })).catch(
    (error: unknown) => error,
  )

  expect(isUniqueViolation(second)).toBe(true)
  expect(isUniqueViolation(new Error('unique'))).toBe(false)
})

test('an undefined filter is refused instead of being dropped', async () => {
  const nobody: { id?: string } = {}

  // @ts-expect-error the types refuse it too
  const lookup = async () => db().account.findFirst({ where: { id: nobody.id } })

  await expect(lookup()).rejects.toThrow(/undefined/)
})

test('migrating a migrated database does nothing', async () => {
  expect(await migrate(settings().DATABASE_URL)).toEqual([])
})

test('REL-6 a database with a migration that this version does not know is refused', async () => {
  const newer = `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('1', '', '29990101000000_from_the_future', CURRENT_TIMESTAMP)`
  await transaction((tx) => tx.$executeRawUnsafe(newer))

  await expect(migrate(settings().DATABASE_URL)).rejects.toThrow(/newer Engawa/)
})
