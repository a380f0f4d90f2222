import { expect, test } from 'vitest'
import { readCard } from '@/lib/comments/queries'
import { db } from '@/lib/db/client'
import { countQueries } from '@/lib/testing/count-queries'
import { afterNoon, aModerator, anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment } from '@/lib/testing/shown'
import { approveComment } from './approve'
import { reportComment } from './report'

const spam = { rule: 'spam', text: '' }

/** A reader whose reports count: a comment of theirs is shown. */
async function aTrustedReader(slug: string) {
  const reader = await aReader()
  await aComment(reader, slug, `Good evening from ${reader.name}.`)
  return reader
}

test('three reports by trusted readers hide a comment until a moderator has looked', async () => {
  const [author, { slug }] = [await aReader(), await anArticle()]
  const number = await aComment(author, slug, 'Cheap island transfers.')
  const reporters = [await aTrustedReader(slug), await aTrustedReader(slug), await aTrustedReader(slug)]

  const seen: (string | undefined)[] = []
  for (const reporter of reporters) {
    await reportComment(reporter, slug, number, spam, noon)
    seen.push((await readCard(slug, number, author))?.comment.status)
  }

  expect(seen).toEqual(['shown', 'shown', 'held'])
  expect(await db().event.count({ where: { kind: 'comment.reported' } })).toBe(3)
  expect((await readCard(slug, number, author))?.notice).toMatch(/because several readers reported it/)
  expect((await readCard(slug, number, null))?.comment.text ?? '').toBe('')
})

test('reports by readers who are not trusted hide nothing, however many', async () => {
  const [author, { slug }] = [await aReader(), await anArticle()]
  const number = await aComment(author, slug, 'An unpopular opinion.')

  for (let n = 0; n < 5; n++) await reportComment(await aReader(), slug, number, spam, noon)

  expect((await readCard(slug, number, null))?.comment.status).toBe('shown')
})

test('a reader whose reports were dismissed more often than upheld is not trusted any more', async () => {
  const [moderator, author, { slug }] = [await aModerator(), await aReader(), await anArticle()]
  const reporters = [await aTrustedReader(slug), await aTrustedReader(slug), await aTrustedReader(slug)]
  const innocent = await aComment(author, slug, 'A harmless remark.')
  const [first] = reporters
  if (first) await reportComment(first, slug, innocent, spam, noon)
  await approveComment(moderator, slug, innocent, {}, afterNoon(1))
  const number = await aComment(author, slug, 'Another remark.')

  for (const reporter of reporters) await reportComment(reporter, slug, number, spam, afterNoon(2))

  expect((await readCard(slug, number, null))?.comment.status).toBe('shown')
})

test('a report of what many have reported takes as many statements as one of what few have', async () => {
  const [author, { slug }] = [await aReader(), await anArticle()]
  const [few, many] = [await aComment(author, slug, 'A remark.'), await aComment(author, slug, 'Another one.')]
  const report = async (number: number) => {
    const reporter = await aReader()
    return countQueries(() => reportComment(reporter, slug, number, spam, noon))
  }
  await report(few)
  for (let n = 0; n < 10; n++) await report(many)

  expect(await report(many)).toBe(await report(few))
})

test('a moderator’s own comment is not hidden by reports', async () => {
  const [moderator, { slug }] = [await aModerator(), await anArticle()]
  const number = await aComment(moderator, slug, 'Please stay on the subject.')

  for (let n = 0; n < 3; n++) await reportComment(await aTrustedReader(slug), slug, number, spam, noon)

  expect((await readCard(slug, number, null))?.comment.status).toBe('shown')
})

test('nobody reports twice, or their own comment, or signed out, or what is not shown; and nothing is written', async () => {
  const [author, reporter, { slug }] = [await aReader(), await aReader(), await anArticle()]
  const number = await aComment(author, slug, 'A remark.')
  await reportComment(reporter, slug, number, spam, noon)

  await expect(reportComment(reporter, slug, number, spam, noon)).rejects.toMatchObject({ code: 'conflict' })
  await expect(reportComment(author, slug, number, spam, noon)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(reportComment(null, slug, number, spam, noon)).rejects.toMatchObject({ code: 'signed_out' })
  await expect(reportComment(reporter, slug, 99, spam, noon)).rejects.toMatchObject({ code: 'not_found' })
  expect(await db().report.count()).toBe(1)
})

test('the 21st report within an hour is refused, with the time to wait', async () => {
  const [author, reporter, { slug }] = [await aReader(), await aReader(), await anArticle()]
  const numbers: number[] = []
  for (let n = 1; n <= 21; n++) numbers.push(await aComment(author, slug, `Remark ${n} of many.`))
  for (const number of numbers.slice(0, 20)) await reportComment(reporter, slug, number, spam, noon)

  const tooMany = reportComment(reporter, slug, 21, spam, afterNoon(1))

  await expect(tooMany).rejects.toMatchObject({ code: 'rate_limited', retryAfterMs: 59 * 60_000 })
  expect(await db().report.count()).toBe(20)
})
