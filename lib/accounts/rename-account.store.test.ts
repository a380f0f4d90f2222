import { describe, expect, test } from 'vitest'
import { listReaderComments, readThreadPage } from '@/lib/comments/queries'
import { db, transaction } from '@/lib/db/client'
import { newId } from '@/lib/kernel/ids'
import { listLog } from '@/lib/moderation/queries-log'
import { countRows } from '@/lib/testing/count-rows'
import { afterNoon, aMember, aModerator, anAdmin, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment } from '@/lib/testing/shown'
import { nameKey } from '@/lib/text/names'
import { findReader, unclaimedKey } from './queries'
import { renameAccount } from './rename-account'
import { signIn } from './sign-in'
import { signUp } from './sign-up'
import { suspendReader } from './suspend'

async function anUnclaimedName(name: string): Promise<string> {
  const row = { id: newId(), name, nameKey: unclaimedKey(name), skeleton: nameKey(name) }
  await transaction((tx) =>
    tx.account.create({ data: { ...row, isUnclaimed: true, createdAt: noon }, select: { id: true } }),
  )
  return row.id
}

const namesOf = async () =>
  (await db().account.findMany({ take: 100, select: { name: true, nameKey: true, skeleton: true } })).toSorted((a, b) =>
    a.name.localeCompare(b.name),
  )

describe('a new name', () => {
  test('stands on the reader’s page, at every comment and at every quote, and the old one nowhere', async () => {
    const [author, quoter, { slug }] = [await aReader({ name: 'Low Tide' }), await aReader(), await anArticle()]
    const source = await aComment(author, slug, 'The bell is what we hear at night.')
    await aComment(quoter, slug, `>>${source}\n> The bell is what we hear\nSo do I.`, afterNoon(1), source)

    await renameAccount('house', 'low tide', 'High Water', afterNoon(2))

    const reader = await findReader('High Water')
    const thread = await readThreadPage(slug, 1, null, afterNoon(3))
    const [first, second] = thread?.cards ?? []
    expect(reader).toMatchObject({ id: author.id, name: 'High Water' })
    expect(await findReader('Low Tide')).toBeNull()
    expect(await listReaderComments(author.id, null)).toHaveLength(1)
    expect(first?.comment.author?.name).toBe('High Water')
    expect(second?.comment.quotes.map(({ author }) => author)).toEqual(['High Water'])
    expect(second?.replyToAuthor).toBe('High Water')
    expect(JSON.stringify(thread)).not.toContain('Low Tide')
  })

  test('is signed in with, and the old one no more', async () => {
    const enter = (name: string) => signIn({ name, password: 'a veranda by the sea' }, '203.0.113.7', afterNoon(1))
    await aMember('Low Tide')

    await renameAccount('house', 'Low Tide', 'High Water', noon)

    expect(await enter('High Water')).not.toBeNull()
    expect(await enter('Low Tide')).toBeNull()
  })

  test('is in the log with who gave it; older acts read on under it, those about others stay', async () => {
    const [admin, moderator] = [await anAdmin(), await aModerator()]
    await aReader({ name: 'Low Tide' })
    await aReader({ name: 'Pier Side' })
    for (const name of ['Low Tide', 'Pier Side']) await suspendReader(moderator, name, { reason: 'Spam' }, noon)

    await renameAccount(admin, 'Low Tide', 'High Water', afterNoon(1))
    await renameAccount('house', 'High Water', 'Still Water', afterNoon(2))

    const { entries } = await listLog(moderator, { limit: 10 })
    expect(entries.map(({ actor, did, reader, detail }) => [actor, did, reader, detail])).toEqual([
      [null, 'renamed', 'Still Water', 'from High Water to Still Water'],
      [admin.name, 'renamed', 'Still Water', 'from Low Tide to High Water'],
      [moderator.name, 'suspended', 'Pier Side', 'without end'],
      [moderator.name, 'suspended', 'Still Water', 'without end'],
    ])
  })

  test('may be the old one in other letters; given twice it is one act', async () => {
    const { id } = await aReader({ name: 'low tide' })

    await renameAccount('house', 'low tide', 'Low-Tide', noon)
    await renameAccount('house', 'Low-Tide', 'Low-Tide', noon)

    expect(await findReader('low tide')).toMatchObject({ id, name: 'Low-Tide' })
    expect(await db().event.count()).toBe(1)
  })

  test('an unclaimed name takes one too, and stays unclaimed; an account of the same old name keeps its acts', async () => {
    const moderator = await aModerator()
    const [account, id] = [await aReader({ name: 'Low Tide' }), await anUnclaimedName('Low_Tide')]
    await suspendReader(moderator, 'Low Tide', { reason: 'Spam' }, noon)

    await renameAccount('house', 'Low Tide', 'High Water', noon).catch(() => undefined)
    await renameAccount('house', 'Low_Tide', 'Ebb and Flow', noon)

    expect(await findReader('Ebb and Flow')).toMatchObject({ id, isUnclaimed: true })
    expect(await findReader('High Water')).toMatchObject({ id: account.id, isUnclaimed: false })
    expect(await namesOf()).toContainEqual({
      name: 'Ebb and Flow',
      nameKey: 'unclaimed:Ebb and Flow',
      skeleton: nameKey('Ebb and Flow'),
    })
    expect((await listLog(moderator, { limit: 10 })).entries.map(({ did, reader }) => [did, reader])).toEqual([
      ['renamed', 'Ebb and Flow'],
      ['renamed', 'High Water'],
      ['suspended', 'High Water'],
    ])
  })

  test('acts about an unclaimed name do not pass for acts about an account written the same', async () => {
    const moderator = await aModerator()
    await anUnclaimedName('Pier Side')
    await renameAccount('house', 'Pier Side', 'Low Tide', noon)
    const { id } = await aReader({ name: 'Low Tide' })
    await transaction((tx) =>
      tx.account.update({ where: { id }, data: { skeleton: 'elsewhere' }, select: { id: true } }),
    )
    await suspendReader(moderator, 'Low Tide', { reason: 'Spam' }, afterNoon(1))
    await transaction((tx) =>
      tx.account.updateMany({ where: { isUnclaimed: true }, data: { skeleton: 'here no more' } }),
    )

    await renameAccount('house', 'Low Tide', 'High Water', afterNoon(2))

    expect((await listLog(moderator, { limit: 10 })).entries.map(({ did, reader }) => [did, reader])).toEqual([
      ['renamed', 'High Water'],
      ['suspended', 'High Water'],
      ['renamed', 'Low Tide'],
    ])
  })
})

describe('a refusal leaves names and rows as they were:', () => {
  async function expectRefusal(act: () => Promise<void>, refusal: { code: string; field?: string }): Promise<void> {
    const before = [await countRows(), await namesOf()]

    await expect(act()).rejects.toMatchObject(refusal)

    expect([await countRows(), await namesOf()]).toEqual(before)
  }

  test.each(['admin', 'Мoderator', 'x', 'a\u202Eb', 'a\u0000b', '<b>bold</b>', 'n'.repeat(31), 'The Bay Courier'])(
    '%j is no name to give',
    async (name) => {
      await aReader({ name: 'Low Tide' })

      await expectRefusal(() => renameAccount('house', 'Low Tide', name, noon), { code: 'invalid', field: 'name' })
    },
  )

  test.each(['Marguerite Vane', 'marguerite_vane', 'Rnarguerite Vane', 'scope', 'ѕсоре', 'Erased Reader'])(
    'UNI-2 %s is taken or looks like one that is, for accounts and unclaimed names alike',
    async (name) => {
      await anUnclaimedName('Marguerite Vane')
      await aReader({ name: 'scope' })
      await aReader({ name: 'Low Tide' })
      await anUnclaimedName('Pier Side')

      for (const old of ['Low Tide', 'Pier Side'])
        await expectRefusal(() => renameAccount('house', old, name, noon), { code: 'conflict', field: 'name' })
    },
  )

  test('whom nobody knows has no name to change', async () => {
    for (const name of ['Nobody Here', '', 'a\u0000b', '\ud800'])
      await expectRefusal(() => renameAccount('house', name, 'High Water', noon), { code: 'not_found' })
  })

  test.each([
    ['a reader', () => aReader()],
    ['a moderator', () => aModerator()],
    ['a suspended admin', async () => ({ ...(await anAdmin()), suspension: { reason: 'Spam', until: null } })],
  ])('%s renames nobody, not even themselves', async (_, make) => {
    const [viewer, other] = [await make(), await aReader({ name: 'Low Tide' })]

    for (const name of [viewer.name, other.name, 'Nobody Here'])
      await expectRefusal(() => renameAccount(viewer, name, 'High Water', noon), { code: 'not_found' })
  })
})

describe('of two who want one name at once, one gets it', () => {
  const TRIES = 10
  const outcomeOf = (results: PromiseSettledResult<unknown>[]) =>
    results.map((result) => (result.status === 'rejected' ? result.reason.code : 'done')).toSorted()

  test('two accounts, and an account and an unclaimed name', async () => {
    const outcomes: string[][] = []

    for (let index = 0; index < TRIES; index++) {
      const one = await aReader()
      const other = `Imported ${index}`
      await anUnclaimedName(other)
      const third = await aReader()
      const all = [one.name, other, third.name].map((name) => renameAccount('house', name, `Wanted ${index}`, noon))
      outcomes.push(outcomeOf(await Promise.allSettled(all)))
    }

    expect(outcomes).toEqual(Array(TRIES).fill(['conflict', 'conflict', 'done']))
  })

  test('somebody who signs up, and an unclaimed name', async () => {
    const outcomes: string[][] = []

    for (let index = 0; index < TRIES; index++) {
      await anUnclaimedName(`Imported ${index}`)
      const account = { name: `Wanted ${index}`, email: `${index}@readers.example`, password: 'a veranda by the sea' }
      const both = [
        signUp(account, `203.0.113.${index}`, noon),
        renameAccount('house', `Imported ${index}`, `wanted.${index}`, noon),
      ]
      outcomes.push(outcomeOf(await Promise.allSettled(both)))
    }

    expect(outcomes).toEqual(Array(TRIES).fill(['conflict', 'done']))
  })
})
