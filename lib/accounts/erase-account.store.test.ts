import { beforeEach, describe, expect, test } from 'vitest'
import { listComments } from '@/lib/comments/list-comments'
import { postComment } from '@/lib/comments/post'
import { listRevisions, readCard, readThreadPage } from '@/lib/comments/queries'
import { db, transaction } from '@/lib/db/client'
import { recordEvent } from '@/lib/events/record'
import { newId } from '@/lib/kernel/ids'
import { listLog } from '@/lib/moderation/queries-log'
import { removeComment } from '@/lib/moderation/remove'
import { reportComment } from '@/lib/moderation/report'
import { afterNoon, aMember, aModerator, anAdmin, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment } from '@/lib/testing/shown'
import { nameKey } from '@/lib/text/names'
import { recommend } from '@/lib/votes/recommend'
import { changeRole } from './change-role'
import { eraseAccount } from './erase-account'
import { muteReader } from './mute'
import { planErasure } from './plan-erasure'
import { findReader, findViewer, unclaimedKey } from './queries'
import { renameAccount } from './rename-account'
import { requireUnerased } from './require-unerased'
import { signIn } from './sign-in'
import { suspendReader } from './suspend'
import type { Viewer } from './view'

/** Everything that the store holds, but the imported files. */
async function dumpStore(): Promise<Record<string, unknown[]>> {
  const store = db()
  return {
    account: await store.account.findMany({ orderBy: { id: 'asc' } }),
    mute: await store.mute.findMany({ orderBy: [{ muterId: 'asc' }, { mutedId: 'asc' }] }),
    session: await store.session.findMany({ orderBy: { id: 'asc' } }),
    article: await store.article.findMany({ orderBy: { id: 'asc' } }),
    paragraph: await store.paragraph.findMany({ orderBy: { id: 'asc' } }),
    comment: await store.comment.findMany({ orderBy: { id: 'asc' } }),
    revision: await store.revision.findMany({ orderBy: [{ commentId: 'asc' }, { number: 'asc' }] }),
    quote: await store.quote.findMany({ orderBy: [{ commentId: 'asc' }, { position: 'asc' }, { cut: 'asc' }] }),
    mention: await store.mention.findMany({ orderBy: [{ commentId: 'asc' }, { accountId: 'asc' }] }),
    recommendation: await store.recommendation.findMany({ orderBy: [{ commentId: 'asc' }, { accountId: 'asc' }] }),
    report: await store.report.findMany({ orderBy: { id: 'asc' } }),
    event: await store.event.findMany({ orderBy: { id: 'asc' } }),
    draft: await store.draft.findMany({ orderBy: { id: 'asc' } }),
    pace: await store.pace.findMany({ orderBy: { key: 'asc' } }),
  }
}

const PASSWORD = 'a veranda by the sea'
const TRACES = ['Low Tide', nameKey('Low Tide'), 'Ebb Tide', '@readers.example', 'periwinkle', 'Fool', 'argon2']
const tracesIn = (value: unknown) => {
  const text = JSON.stringify(value).toLowerCase()
  return TRACES.filter((trace) => text.includes(trace.toLowerCase()))
}
const numbersOf = async (slug: string) =>
  db().article.findUniqueOrThrow({ where: { slug }, select: { shownCount: true, lastNumber: true } })

let [moderator, other]: Viewer[] = []
let [slug, elsewhere] = ['', '']
let session = ''
beforeEach(async () => {
  moderator = await aModerator()
  other = await aReader({ name: 'Pier Side' })
  slug = (await anArticle()).slug
  elsewhere = (await anArticle()).slug
})

/** A person who has left every kind of trace: #1 and #3 of one thread, #1 (removed) of another. */
async function aFullLife(): Promise<Viewer> {
  const [desk, friend] = [moderator ?? (await aModerator()), other ?? (await aReader())]
  const { id } = await aMember('Ebb Tide', PASSWORD)
  await renameAccount('house', 'Ebb Tide', 'Low Tide', noon)
  await transaction((tx) =>
    tx.account.update({ where: { id }, data: { createdAt: afterNoon(-9_999) }, select: { id: true } }),
  )
  const person: Viewer = { id, name: 'Low Tide', role: 'reader', suspension: null }
  session = (await signIn({ name: 'Low Tide', password: PASSWORD }, '203.0.113.7', noon)) ?? ''

  await aComment(person, slug, 'The periwinkle sleeps under the east pier.')
  await aComment(friend, slug, '>>1\n> sleeps under the east pier\nDoes it?', afterNoon(1), 1)
  await aComment(person, slug, '>>2\n> Does it?\nThe periwinkle does, @Pier Side.', afterNoon(2), 2)
  await aComment(person, elsewhere, 'Fools deny the periwinkle.', afterNoon(3))
  await removeComment(desk, elsewhere, 1, { reason: 'abuse', note: 'No Fool here, Low Tide.' }, afterNoon(4))
  await recommend(person, slug, 2, true, afterNoon(5))
  await recommend(friend, slug, 1, true, afterNoon(5))
  await recommend(desk, slug, 2, true, afterNoon(5))
  await reportComment(person, slug, 2, { rule: 'abuse', text: 'He doubts the periwinkle.' }, afterNoon(6))
  await reportComment(friend, slug, 1, { rule: 'abuse', text: 'It says periwinkle.' }, afterNoon(6))
  await muteReader(person, 'Pier Side', afterNoon(7))
  await muteReader(friend, 'Low Tide', afterNoon(7))
  await suspendReader(desk, 'Low Tide', { reason: 'Low Tide says Fool.' }, afterNoon(8))
  const { email } = await db().account.findUniqueOrThrow({ where: { id }, select: { email: true } })
  const fields = [
    { accountId: id, fields: JSON.stringify({ body: 'More on the periwinkle.' }) },
    { accountId: null, fields: JSON.stringify({ name: 'Low Tide', email }) },
    { accountId: friend.id, fields: JSON.stringify({ body: 'Mine.' }) },
  ]
  await transaction((tx) =>
    tx.draft.createMany({ data: fields.map((row) => ({ ...row, id: newId(), createdAt: noon })) }),
  )
  return person
}

describe('an erased account', () => {
  test('leaves neither name, former name, address, password nor words, in any table', async () => {
    await aFullLife()
    const before = tracesIn(await dumpStore())

    await eraseAccount('house', 'low tide', afterNoon(10))

    expect(before).toEqual(TRACES)
    expect(tracesIn(await dumpStore())).toEqual([])
  })

  test('is in no thread, list, history or card, for nobody; quotes of it are blank, others’ own words stay', async () => {
    const person = await aFullLife()

    await eraseAccount('house', 'Low Tide', afterNoon(10))

    const viewers = [null, other ?? null, moderator ?? null, person]
    const seen = await Promise.all(
      viewers.flatMap((viewer) => [
        readThreadPage(slug, 1, viewer, afterNoon(11)),
        readThreadPage(elsewhere, 1, viewer, afterNoon(11)),
        listComments(slug, { limit: 50 }, viewer, afterNoon(11)),
        ...[1, 2, 3].flatMap((number) => [readCard(slug, number, viewer), listRevisions(slug, number, viewer)]),
        readCard(elsewhere, 1, viewer),
      ]),
    )
    const thread = await readThreadPage(slug, 1, null, afterNoon(11))
    expect(tracesIn(seen)).toEqual([])
    expect(thread?.cards.map(({ comment, tombstone }) => [comment.number, comment.text, tombstone])).toEqual([
      [1, '', 'Withdrawn by its author.'],
      [2, 'Does it?', null],
    ])
    expect(thread?.cards[1]?.comment.quotes).toMatchObject([{ text: null, author: null, state: 'withdrawn' }])
  })

  test('is counted out: shown comments, recommendations given; what others gave stays', async () => {
    await aFullLife()
    const before = await numbersOf(slug)

    await eraseAccount('house', 'Low Tide', afterNoon(10))

    const counters = await db().comment.findMany({
      where: { article: { slug } },
      orderBy: { number: 'asc' },
      take: 10,
      select: { recommendationCount: true, _count: { select: { recommendations: true } } },
    })
    expect([before, await numbersOf(slug), await numbersOf(elsewhere)]).toEqual([
      { shownCount: 3, lastNumber: 3 },
      { shownCount: 1, lastNumber: 3 },
      { shownCount: 0, lastNumber: 1 },
    ])
    expect(counters.map((row) => [row.recommendationCount, row._count.recommendations])).toEqual([
      [1, 1],
      [1, 1],
      [0, 0],
    ])
    expect(await db().draft.count()).toBe(1)
    expect(await db().mute.count()).toBe(0)
  })

  test('stays in the log as acts without a person; each comment has its event', async () => {
    await aFullLife()
    await eraseAccount('house', 'Low Tide', afterNoon(10))

    const { entries } = await listLog(moderator ?? null, { limit: 50 })

    const withdrawn = await db().event.count({ where: { kind: 'comment.withdrawn' } })
    expect(entries[0]).toMatchObject({ actor: null, did: 'erased an account', reader: null, detail: 'with 3 comments' })
    expect(entries.filter(({ kind }) => kind.startsWith('account.')).slice(1)).toMatchObject([
      { did: 'suspended', actor: moderator?.name, reader: 'erased reader', note: null },
      { did: 'renamed', actor: null, reader: 'erased reader', detail: null },
    ])
    expect(entries.find(({ kind }) => kind === 'comment.removed')).toMatchObject({
      actor: moderator?.name,
      rule: 'abuse',
      note: null,
      comment: { number: 1, author: 'erased reader' },
    })
    expect(withdrawn).toBe(3)
  })

  test('cannot be found, signed into, erased again, renamed, suspended, promoted or muted', async () => {
    await aFullLife()
    await eraseAccount('house', 'Low Tide', afterNoon(10))
    const before = await dumpStore()

    const names = [
      'Low Tide',
      'erased reader',
      'Erased Reader',
      ...(await db().account.findMany()).map((r) => r.nameKey),
    ]
    const refusals = await Promise.allSettled(
      names
        .filter((name) => name !== nameKey(moderator?.name ?? '') && name !== nameKey(other?.name ?? ''))
        .flatMap((name) => [
          eraseAccount('house', name, noon),
          renameAccount('house', name, 'High Water', noon),
          suspendReader('house', name, { reason: 'Spam' }, noon),
          changeRole('house', name, 'admin', noon),
          muteReader(other ?? null, name, noon),
          planErasure(name),
        ]),
    )

    expect(new Set(refusals.map((result) => (result.status === 'rejected' ? result.reason.code : 'done')))).toEqual(
      new Set(['not_found']),
    )
    expect(refusals).toHaveLength(4 * 6)
    expect(await dumpStore()).toEqual(before)
    expect([await findReader('erased reader'), await findViewer(session, afterNoon(11))]).toEqual([null, null])
    expect(await signIn({ name: 'Low Tide', password: PASSWORD }, '203.0.113.7', afterNoon(11))).toBeNull()
  })

  test('leaves its name to whoever takes it next, who is somebody else', async () => {
    const person = await aFullLife()
    await eraseAccount('house', 'Low Tide', afterNoon(10))

    const next = await aMember('Low Tide')

    expect(next.id).not.toBe(person.id)
    await expect(aMember('Erased Reader')).rejects.toMatchObject({ code: 'conflict', field: 'name' })
  })
})

test('an unclaimed name is erased like an account; one written the same keeps its acts and words', async () => {
  const twin = await aReader({ name: 'Pier End' })
  const id = newId()
  const row = { id, name: 'Pier-End', nameKey: unclaimedKey('Pier-End'), skeleton: 'pierend' }
  await transaction((tx) =>
    tx.account.create({ data: { ...row, isUnclaimed: true, createdAt: noon }, select: { id: true } }),
  )
  await aComment({ ...twin, id, name: 'Pier-End' }, slug, 'The periwinkle was here before.')
  await aComment(twin, slug, 'I am still here.', afterNoon(1))
  await transaction((tx) =>
    tx.account.update({ where: { id: twin.id }, data: { nameKey: 'elsewhere' }, select: { id: true } }),
  )

  const plan = await planErasure('Pier-End')
  await eraseAccount('house', 'Pier-End', afterNoon(2))

  const thread = await listComments(slug, { limit: 10 }, null, afterNoon(3))
  expect(plan).toMatchObject({ id, isUnclaimed: true, comments: 1, shown: 1, quotedPassages: 0 })
  expect(thread?.comments.map(({ number, author, text }) => [number, author?.name, text])).toEqual([
    [2, 'Pier End', 'I am still here.'],
  ])
  expect(tracesIn(await dumpStore())).toEqual([])
})

test('the plan counts what erasing takes away, and changes nothing', async () => {
  await aFullLife()
  const before = await dumpStore()

  const plan = await planErasure('low tide')

  expect(plan).toMatchObject({
    name: 'Low Tide',
    isUnclaimed: false,
    comments: 3,
    shown: 2,
    quotedPassages: 1,
    recommendations: 1,
    reports: 1,
  })
  expect(await dumpStore()).toEqual(before)
})

describe('a refusal changes nothing:', () => {
  test('the last admin who is active stays, not even two at once can erase both', async () => {
    const [one, two] = [await anAdmin(), await anAdmin()]

    const both = await Promise.allSettled([one, two].map(({ name }) => eraseAccount('house', name, noon)))

    const left = await db().account.findMany({ where: { role: 'admin' }, take: 5, select: { name: true } })
    const before = await dumpStore()
    const last = eraseAccount('house', left[0]?.name ?? '', noon)
    await expect(last).rejects.toMatchObject({ code: 'conflict' })
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(left).toHaveLength(1)
    expect(await dumpStore()).toEqual(before)
  })

  test('a suspended admin may be erased beside an active one', async () => {
    const [active, suspended] = [await anAdmin(), await anAdmin()]
    await suspendReader(active, suspended.name, { reason: 'Spam' }, noon)

    await eraseAccount('house', suspended.name, noon)

    expect(await findReader(suspended.name)).toBeNull()
  })

  test('nobody but the house erases, not even an admin', async () => {
    const admin = await anAdmin()
    await aFullLife()
    const before = await dumpStore()

    for (const viewer of [admin, moderator ?? admin, other ?? admin])
      await expect(eraseAccount(viewer, 'Low Tide', noon)).rejects.toMatchObject({ code: 'not_found' })

    expect(await dumpStore()).toEqual(before)
  })
})

describe('at the same time', () => {
  const TRIES = 8

  test('erased twice is erased once', async () => {
    await aFullLife()

    const both = await Promise.allSettled([1, 2].map(() => eraseAccount('house', 'Low Tide', afterNoon(10))))

    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await numbersOf(slug)).toMatchObject({ shownCount: 1 })
    expect(await db().event.count({ where: { kind: 'account.erased' } })).toBe(1)
  })

  test('an act at the desk is written under one name or not at all, never the old one', async () => {
    for (let index = 0; index < TRIES; index++) {
      const { name } = await aReader({ name: `Low Tide ${index}` })
      await Promise.allSettled([
        eraseAccount('house', name, noon),
        suspendReader('house', name, { reason: `Low Tide ${index}` }, noon),
        changeRole('house', name, 'moderator', noon),
        renameAccount('house', name, `Ebb Tide ${index}`, noon),
      ])
      if (await findReader(`Ebb Tide ${index}`)) await eraseAccount('house', `Ebb Tide ${index}`, noon)
    }

    expect(tracesIn(await dumpStore())).toEqual([])
  })

  test('votes and quotes of others meet it without harm: counters are recounts', async () => {
    const person = await aReader({ name: 'Low Tide' })
    const readers = [await aReader(), await aReader(), await aReader()]
    await aComment(person, slug, 'The periwinkle sleeps under the east pier.')
    await aComment(readers[0] ?? person, slug, 'I was here too, all night.', afterNoon(1))
    await recommend(person, slug, 2, true, noon)

    const all = await Promise.allSettled([
      eraseAccount('house', 'Low Tide', afterNoon(3)),
      ...readers.map((reader) => postComment(reader, slug, { body: '>>1\n> sleeps under the east pier\nSo.' })),
      ...readers.slice(1).map((reader) => recommend(reader, slug, 2, true, afterNoon(3))),
    ])

    const shown = await db().comment.count({ where: { article: { slug }, status: 'shown' } })
    const second = await db().comment.findFirstOrThrow({
      where: { number: 2, article: { slug } },
      select: { recommendationCount: true },
    })
    expect(all[0]).toMatchObject({ status: 'fulfilled' })
    expect((await numbersOf(slug)).shownCount).toBe(shown)
    expect(second.recommendationCount).toBe(2)
    expect(tracesIn(await readThreadPage(slug, 1, null))).toEqual([])
  })

  test('whoever was recognised before is refused after the first row that refers to them', async () => {
    const person = await aReader({ name: 'Low Tide' })
    await eraseAccount('house', 'Low Tide', noon)

    const late = transaction(async (tx) => {
      await recordEvent(tx, { kind: 'comment.posted', at: noon, actorId: person.id })
      await requireUnerased(tx, person.id)
    })
    const mute = muteReader(person, 'Pier Side', noon)

    await expect(late).rejects.toMatchObject({ code: 'signed_out' })
    await expect(mute).rejects.toMatchObject({ code: 'signed_out' })
    expect([await db().mute.count(), await db().event.count({ where: { actorId: person.id } })]).toEqual([0, 0])
  })
})
