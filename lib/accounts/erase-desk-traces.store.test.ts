import { expect, test } from 'vitest'
import { db, transaction } from '@/lib/db/client'
import { appealRemoval } from '@/lib/moderation/appeal'
import { decideAppeal } from '@/lib/moderation/decide-appeal'
import { removeComment } from '@/lib/moderation/remove'
import { afterNoon, aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment } from '@/lib/testing/shown'
import { openReport } from '@/lib/testing/waiting'
import { eraseAccount } from './erase-account'
import { planErasure } from './plan-erasure'
import { warnReader } from './warn'
import { writeNote } from './write-note'

/** Everything at the desk that is about readers. */
async function dumpDesk() {
  return {
    notes: await db().note.findMany(),
    appeals: await db().appeal.findMany({ orderBy: { createdAt: 'asc' } }),
    claims: await db().claim.findMany(),
    verdicts: await db().verdict.findMany(),
    acts: await db().act.findMany(),
    events: await db().event.findMany({ orderBy: { id: 'asc' } }),
  }
}

test('an erased account leaves no note, appeal, verdict or claim at the desk; the acts stay in the log without words', async () => {
  const [moderator, colleague, { slug }] = [await aModerator(), await aModerator(), await anArticle()]
  const person = await aReader({ name: 'Low Tide' })
  const comments = [1, 2].map((number) => `The periwinkle sleeps, part ${number}.`)
  for (const [index, body] of comments.entries()) {
    const number = await aComment(person, slug, body, afterNoon(index))
    await removeComment(moderator, slug, number, { reason: 'abuse', note: 'No periwinkle.' }, afterNoon(5))
    await appealRemoval(person, slug, number, { text: 'But the periwinkle is real.' }, afterNoon(6 + index))
  }
  await decideAppeal(colleague, slug, 1, { outcome: 'dismissed', note: 'The periwinkle is not.' }, afterNoon(9))
  await warnReader(moderator, 'Low Tide', { text: 'No periwinkle again.' }, afterNoon(9))
  await writeNote(moderator, 'Low Tide', { text: 'Fond of the periwinkle.' }, afterNoon(9))
  await transaction(async (tx) => {
    const { id } = await tx.comment.findFirstOrThrow({ where: { number: 2 }, select: { id: true } })
    await tx.claim.create({ data: { commentId: id, moderatorId: colleague.id, until: afterNoon(20) } })
    const row = { commentId: id, revision: 1, rule: 'watched_words', kind: 'watch', at: noon } as const
    await tx.verdict.create({ data: { ...row, found: '{"words":["periwinkle"]}' } })
  })
  const [before, plan] = [await dumpDesk(), await planErasure('Low Tide')]

  await eraseAccount('house', 'Low Tide', afterNoon(10))

  const after = await dumpDesk()
  expect(plan).toMatchObject({ comments: 2, notes: 2, appeals: 2 })
  expect(JSON.stringify(before).match(/periwinkle/g)?.length).toBeGreaterThan(6)
  expect(JSON.stringify(after)).not.toMatch(/periwinkle|Low Tide/)
  expect(after).toMatchObject({ notes: [], claims: [], verdicts: [], acts: [] })
  expect(after.appeals).toMatchObject([{ text: '', note: null, outcome: 'dismissed', deciderId: colleague.id }])
  expect(after.events.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['comment.appealed', 'comment.appeal_dismissed', 'account.warned', 'account.noted']),
  )
})

test('an erased moderator holds no claim any more; what they wrote on others stays', async () => {
  const [moderator, reader, { slug }] = [await aModerator(), await aReader(), await anArticle()]
  await aComment(reader, slug, 'The bell is loud.')
  await writeNote(moderator, reader.name, { text: 'Likes bells.' }, noon)
  await transaction(async (tx) => {
    const { id } = await tx.comment.findFirstOrThrow({ select: { id: true } })
    await tx.claim.create({ data: { commentId: id, moderatorId: moderator.id, until: afterNoon(20) } })
  })

  await eraseAccount('house', moderator.name, afterNoon(10))

  expect(await dumpDesk()).toMatchObject({ claims: [], notes: [{ text: 'Likes bells.', accountId: reader.id }] })
})

test('reports of an erased account’s comments are closed, and nobody has judged; those it made stay open', async () => {
  const [person, reporter, { slug }] = [await aReader({ name: 'Low Tide' }), await aReader(), await anArticle()]
  const ids: string[] = []
  for (const author of [person, reporter]) {
    const number = await aComment(author, slug, `Words of ${author.name}.`)
    ids.push((await db().comment.findFirstOrThrow({ where: { number }, select: { id: true } })).id)
  }
  const [theirs = '', others = ''] = ids
  await openReport(theirs, reporter.id)
  await openReport(others, person.id)

  await eraseAccount('house', 'Low Tide', afterNoon(10))

  const outcomeOf = (commentId: string) =>
    db().report.findFirst({ where: { commentId }, select: { decidedAt: true, outcome: true } })
  expect(await outcomeOf(theirs)).toEqual({ decidedAt: afterNoon(10), outcome: null })
  expect(await outcomeOf(others)).toEqual({ decidedAt: null, outcome: null })
})
