import { expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { transaction } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { recordEvent } from '@/lib/events/record'
import type { EventKind } from '@/lib/events/schema'
import { newId } from '@/lib/kernel/ids'
import { afterNoon, anArticle, aReader, noon } from '@/lib/testing/factories'
import { currentSpamModel, refreshSpamModel } from './keep-spam-model'
import { spamOf } from './spam'

const DAY_MINUTES = 24 * 60
const SPAM = 'Cheap watches at the best price, buy now at https://shop.example/now'
const GOOD = 'The bell of the ferry is what the notice asks for, at night too.'

type Kind = { status: 'shown' | 'removed'; rule?: string; event?: EventKind; isQuotation?: boolean }

/** So many comments of these words, decided as said; `isQuotation` puts them after `>`, with nobody named. */
async function decided(
  author: Viewer,
  words: string,
  count: number,
  { status, rule, event, isQuotation }: Kind,
): Promise<void> {
  const article = await anArticle()
  await transaction(async (tx) => {
    for (let number = 1; number <= count; number++) {
      const id = newId()
      const comment = { id, articleId: article.id, number, authorId: author.id, createdAt: noon, shownAt: noon }
      await tx.comment.create({ data: { ...comment, status, statusRule: rule ?? null }, select: { id: true } })
      const said = `${words} ${number}`
      const [source, text] = isQuotation ? [`> ${said}\n\nLook.`, 'Look.'] : [said, said]
      await tx.revision.create({
        data: { commentId: id, number: 1, syntax: 'marked', source, text, createdAt: noon, editorId: author.id },
        select: { commentId: true },
      })
      if (event) await recordEvent(tx, { kind: event, at: noon, actorId: null, articleId: article.id, commentId: id })
    }
  })
}

const SPAM_REMOVED: Kind = { status: 'removed', rule: 'spam', event: 'comment.removed' }
const percentOf = (text: string) => {
  const model = currentSpamModel(noon)
  return model && (spamOf(model, text)?.percent ?? null)
}

test('nothing is learnt from few decisions; from more of them what spam is', async () => {
  const author = await aReader()
  await decided(author, SPAM, 10, SPAM_REMOVED)
  await decided(author, GOOD, 30, { status: 'shown', event: 'comment.approved' })
  await refreshSpamModel(noon)
  const early = percentOf(SPAM)

  await decided(author, SPAM, 15, { status: 'removed', rule: 'advertising', event: 'comment.removed' })
  await refreshSpamModel(noon)

  expect(early).toBeNull()
  expect(percentOf(`${SPAM}!`)).toBeGreaterThan(90)
  expect(percentOf(GOOD)).toBeLessThan(20)
})

test('what is written after > and is nobody’s quote teaches like own words: screening judges both', async () => {
  const author = await aReader()
  await decided(author, SPAM, 25, { ...SPAM_REMOVED, isQuotation: true })
  await decided(author, GOOD, 25, { status: 'shown', event: 'comment.approved' })

  await refreshSpamModel(noon)

  expect(percentOf(SPAM)).toBeGreaterThan(90)
})

test('what is restored or taken back is unlearnt', async () => {
  const author = await aReader()
  await decided(author, SPAM, 25, SPAM_REMOVED)
  await decided(author, GOOD, 25, { status: 'shown', event: 'comment.approved' })
  await refreshSpamModel(noon)
  const before = percentOf(SPAM)

  await transaction(async (tx) => {
    await tx.sql.run(sql`UPDATE "Comment" SET "status" = 'shown', "statusRule" = NULL WHERE "status" = 'removed'`)
    await recordEvent(tx, { kind: 'comment.undone', at: noon, actorId: null })
  })
  await refreshSpamModel(noon)

  expect(before).toBeGreaterThan(90)
  expect(percentOf(SPAM)).toBeNull()
})

test('comments that readers have seen for a day are good examples; fresh ones and other removals teach nothing', async () => {
  const author = await aReader()
  await decided(author, SPAM, 25, SPAM_REMOVED)
  await decided(author, 'Rude words about a reader', 25, { status: 'removed', rule: 'abuse', event: 'comment.removed' })
  await decided(author, GOOD, 25, { status: 'shown' })
  await refreshSpamModel(noon)
  const fresh = percentOf(SPAM)

  await transaction((tx) => recordEvent(tx, { kind: 'comment.approved', at: noon, actorId: null }))
  await refreshSpamModel(afterNoon(2 * DAY_MINUTES))

  expect(fresh).toBeNull()
  expect(percentOf(SPAM)).toBeGreaterThan(90)
  expect(percentOf('Rude words about a reader')).toBeLessThan(60)
})

test('asking begins to learn what is new, without waiting, and not again within a minute', async () => {
  const author = await aReader()
  await decided(author, SPAM, 25, SPAM_REMOVED)
  await decided(author, GOOD, 25, { status: 'shown', event: 'comment.approved' })
  const later = afterNoon(30 * DAY_MINUTES)

  const first = currentSpamModel(later)
  await refreshSpamModel(later)
  const second = currentSpamModel(later)
  await decided(author, SPAM, 5, SPAM_REMOVED)
  const third = currentSpamModel(later)

  expect(second).not.toBe(first)
  expect(second?.spam).toBe(25)
  expect(third).toBe(second)
})
