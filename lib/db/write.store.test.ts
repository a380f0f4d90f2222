import { describe, expect, test } from 'vitest'
import { newId } from '@/lib/kernel/ids'
import { anArticle, noon } from '@/lib/testing/factories'
import { db, transaction, write } from './client'
import { isUniqueViolation } from './errors'
import { join, sql } from './sql'

const slugs = async () =>
  (await db().sql.all<{ slug: string }>(sql`SELECT "slug" FROM "Article" ORDER BY "slug"`)).map(({ slug }) => slug)

const addArticle = (slug: string) =>
  sql`INSERT INTO "Article" ("id", "slug", "title", "addedAt") VALUES (${newId()}, ${slug}, 'Night ferries', ${noon})`

describe('what is written by hand', () => {
  test('reads back equal, by hand and through Prisma: instants, yes and no, numbers, nothing', async () => {
    const row = { id: newId(), name: 'Ada', nameKey: 'ada', skeleton: 'ada', isUnclaimed: true, createdAt: noon }
    const { id, name, nameKey, skeleton, isUnclaimed, createdAt } = row
    await write((tx) =>
      tx.sql.run(sql`
        INSERT INTO "Account" ("id", "name", "nameKey", "skeleton", "isUnclaimed", "createdAt", "suspendedAt")
        VALUES (${id}, ${name}, ${nameKey}, ${skeleton}, ${isUnclaimed}, ${createdAt}, ${null})`),
    )

    const byHand = await db().sql.all(
      sql`SELECT "name", "isUnclaimed", "createdAt", "suspendedAt", count(*) OVER () AS "count" FROM "Account"`,
    )
    const byPrisma = await db().account.findUniqueOrThrow({ where: { id } })

    expect(byHand).toEqual([{ name, isUnclaimed, createdAt, suspendedAt: null, count: 1 }])
    expect(byPrisma).toMatchObject(row)
  })

  test('finds an instant that Prisma wrote, and the other way round', async () => {
    const { slug } = await anArticle()
    await write((tx) => tx.sql.run(addArticle('by-hand')))

    const byHand = await db().sql.all(sql`SELECT "slug" FROM "Article" WHERE "addedAt" = ${noon}`)
    const byPrisma = await db().article.count({ where: { addedAt: noon } })

    expect([byHand.length, byPrisma]).toEqual([2, 2])
    expect(await slugs()).toContain(slug)
  })

  test('looks for a NUL without finding anything', async () => {
    await write((tx) => tx.sql.run(addArticle('plain')))

    expect(await db().sql.all(sql`SELECT 1 FROM "Article" WHERE "slug" IN (${join(['pl\0ain'])})`)).toEqual([])
  })

  test('is refused where it is for reading', async () => {
    await expect(db().sql.run(addArticle('sneaky'))).rejects.toThrow(/read-?only/i)

    expect(await slugs()).toEqual([])
  })
})

describe('several at once', () => {
  test('each is whole or not at all: a refusal undoes only its own', async () => {
    const ends = await Promise.allSettled(
      Array.from({ length: 60 }, (_, index) =>
        write(async (tx) => {
          await tx.sql.run(addArticle(`a-${index}`))
          if (index % 3 === 0) throw new Error('No.')
          return index
        }),
      ),
    )

    expect(ends.map(({ status }) => status)).toEqual(
      ends.map((_, index) => (index % 3 === 0 ? 'rejected' : 'fulfilled')),
    )
    expect((await slugs()).length).toBe(40)
  })

  test('a unique value given twice is known as such, by hand alone and within Prisma’s transaction, and the rest stands', async () => {
    const ends = await Promise.allSettled([
      write((tx) => tx.sql.run(addArticle('twice'))),
      write((tx) => tx.sql.run(addArticle('twice'))),
      transaction((tx) => tx.sql.run(addArticle('twice'))),
      write((tx) => tx.sql.run(addArticle('once'))),
    ])

    const faults = ends.flatMap((end) => (end.status === 'rejected' ? [isUniqueViolation(end.reason)] : []))
    expect(faults).toEqual([true, true])
    expect(await slugs()).toEqual(['once', 'twice'])
  })

  test('they and transactions with Prisma take turns: no increment is lost', async () => {
    await write((tx) => tx.sql.run(addArticle('counted')))
    const raise = sql`UPDATE "Article" SET "lastNumber" = "lastNumber" + 1 WHERE "slug" = 'counted' RETURNING "lastNumber"`
    const rounds = Array.from({ length: 40 }, (_, index) => index)

    await Promise.all(
      rounds.map((index) =>
        index % 2 === 0
          ? write(async (tx) => {
              await tx.sql.all(raise)
              await tx.sql.all(raise)
            })
          : transaction(async (tx) => {
              await tx.sql.all(raise)
              await tx.article.update({ where: { slug: 'counted' }, data: { lastNumber: { increment: 1 } } })
            }),
      ),
    )

    const [row] = await db().sql.all(sql`SELECT "lastNumber" FROM "Article" WHERE "slug" = 'counted'`)
    expect(row).toEqual({ lastNumber: 80 })
  })
})
