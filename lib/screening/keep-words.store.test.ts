import { beforeEach, expect, test } from 'vitest'
import { postComment } from '@/lib/comments/post'
import { db, transaction } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { recordEvent } from '@/lib/events/record'
import { newId } from '@/lib/kernel/ids'
import { anArticle, noon } from '@/lib/testing/factories'
import { aRegular } from '@/lib/testing/shown'
import { currentWords } from './keep-words'
import { wordsKey } from './words'

beforeEach(() => transaction((tx) => tx.wordEntry.deleteMany()))

const list = (words: string, isTold = true) =>
  transaction(async (tx) => {
    await tx.sql.run(sql`
      INSERT INTO "WordEntry" ("id", "list", "words", "key", "createdAt")
      VALUES (${newId()}, 'banned', ${words}, ${wordsKey(words)}, ${noon})`)
    if (isTold) await recordEvent(tx, { kind: 'words.changed', at: noon, actorId: null })
  })

test('a list is known as soon as its change is committed, also within a transaction', async () => {
  await list('herring')

  const outside = (await currentWords(db())).find('A herring and a mackerel.')
  await list('mackerel')
  const within = await transaction(async (tx) => (await currentWords(tx)).find('A herring and a mackerel.'))

  expect(outside).toEqual([{ list: 'banned', words: 'herring' }])
  expect(within.map(({ words }) => words)).toEqual(['herring', 'mackerel'])
})

test('lists are read once for each change', async () => {
  await list('herring')

  const before = await currentWords(db())
  await list('mackerel', false)
  const unchanged = await currentWords(db())
  await list('cod')
  const changed = await currentWords(db())

  expect(unchanged).toBe(before)
  expect(changed.find('mackerel, cod')).toHaveLength(2)
})

test('a change that is committed after a later one is not missed', async () => {
  await list('herring')
  await transaction((tx) =>
    tx.sql.run(sql`
      INSERT INTO "Event" ("id", "kind", "at", "data") VALUES (900000001, 'words.changed', ${noon}, '{}')`),
  )
  const before = await currentWords(db())

  await transaction(async (tx) => {
    await tx.sql.run(sql`
      INSERT INTO "WordEntry" ("id", "list", "words", "key", "createdAt")
      VALUES (${newId()}, 'watched', 'cod', 'cod', ${noon})`)
    await tx.sql.run(sql`
      INSERT INTO "Event" ("id", "kind", "at", "data") VALUES (900000000, 'words.changed', ${noon}, '{}')`)
  })

  expect(before.find('cod')).toEqual([])
  expect((await currentWords(db())).find('cod')).toEqual([{ list: 'watched', words: 'cod' }])
})

test('a comment is judged by the lists as they are when it is stored, although they were last read before', async () => {
  const [author, { slug }] = [await aRegular('Low Tide'), await anArticle()]
  await list('herring')
  await currentWords(db())
  await list('mackerel')

  const { status } = await postComment(author, slug, { body: 'A mackerel on the pier.' }, null, noon)

  expect(status).toBe('held')
})
