import { expect, test } from 'vitest'
import { db, transaction } from '@/lib/db/client'
import { recordEvent } from '@/lib/events/record'
import { type EventData, type EventKind, LOGGED_KINDS } from '@/lib/events/schema'
import { afterNoon, anArticle, aReader, noon } from '@/lib/testing/factories'
import { forgetEvents } from '@/lib/testing/forget-events'
import { aComment } from '@/lib/testing/shown'
import { listPublicActs } from './transparency-log'

/** Names and words that the public log must not have; whatever it is about, they are in its event or its comment. */
const SECRETS = ['Mika Moderator', 'Low Tide', 'High Tide', 'periwinkle', 'lantern', 'gannet']
const secretsIn = (value: unknown) => {
  const text = JSON.stringify(value).toLowerCase()
  return SECRETS.filter((secret) => text.includes(secret.toLowerCase()))
}
const EVENT = { subjectName: true, data: true, actor: { select: { name: true } } } as const

/** What nobody decided yet, what is for colleagues, and what takes an act back. */
const KEPT_BACK: EventKind[] = ['comment.held', 'comment.watched', 'account.noted', 'comment.undone']

async function aStage() {
  const [mika, low, article] = [
    await aReader({ name: 'Mika Moderator', role: 'moderator' }),
    await aReader({ name: 'Low Tide' }),
    await anArticle(),
  ]
  const number = await aComment(low, article.slug, 'The gannet sleeps.')
  const { id } = await db().comment.findFirstOrThrow({ where: { number }, select: { id: true } })
  await transaction(forgetEvents)
  const tell = (kind: EventKind, data: EventData, at = noon) =>
    transaction((tx) => {
      const about = { actorId: mika.id, subjectName: low.name, articleId: article.id, commentId: id }
      return recordEvent(tx, { kind, at, ...about, data })
    })
  return { tell, slug: article.slug, number }
}

/** An event with names and words wherever one can hold them; a change of roles holds roles, which are no secret. */
function dataOf(kind: EventKind): EventData {
  const change =
    kind === 'account.role_changed'
      ? { before: 'reader', after: 'moderator' }
      : { before: 'Low Tide', after: 'High Tide, lantern' }
  return { ...change, rule: 'lantern', note: 'No periwinkle, said Mika Moderator.', act: 'lantern' }
}

test.each(LOGGED_KINDS)('of %s everybody reads nobody’s name, no note and no words', async (kind) => {
  const { tell, slug, number } = await aStage()
  await tell(kind, dataOf(kind))

  const [acts, event] = [await listPublicActs(), await db().event.findFirst({ select: EVENT })]

  expect(secretsIn(event)).toEqual(expect.arrayContaining(['Mika Moderator', 'Low Tide', 'lantern', 'periwinkle']))
  expect(secretsIn(acts)).toEqual([])
  const place = { comment: number, article: { slug, title: 'Night ferries return' } }
  const who = kind === 'comment.appealed' ? 'A reader' : 'A moderator'
  expect(acts).toMatchObject(KEPT_BACK.includes(kind) ? [] : [{ who, ...place }])
})

test('what was taken back is not told', async () => {
  const { tell } = await aStage()
  await tell('comment.removed', { rule: 'spam', act: 'one' })
  await tell('comment.undone', { act: 'one' })
  await tell('comment.approved', { act: 'two' })

  expect((await listPublicActs()).map(({ did }) => did)).toEqual(['approved'])
})

test('the latest fifty acts are told, the newest first', async () => {
  const { tell } = await aStage()
  for (let minute = 0; minute < 55; minute++) await tell('comment.picked', {}, afterNoon(minute))

  const acts = await listPublicActs()

  expect(acts).toHaveLength(50)
  expect([acts[0]?.at, acts.at(-1)?.at]).toEqual([afterNoon(54).toISOString(), afterNoon(5).toISOString()])
})
