import { expect, test } from 'vitest'
import { takesComments } from './rules'

const DAY_MS = 24 * 60 * 60 * 1_000
const published = new Date('2026-11-04T06:00:00Z')
const after = (days: number, ms = 0) => new Date(published.getTime() + days * DAY_MS + ms)
const article = (given: Partial<Parameters<typeof takesComments>[0]> = {}) => ({
  takesComments: 'automatic' as const,
  publishedAt: published,
  addedAt: published,
  ...given,
})

test('a thread closes fourteen days after publication, to the millisecond', () => {
  expect([after(0), after(14, -1), after(14), after(400)].map((now) => takesComments(article(), now))).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('where the publication is not known, the day counts on which the article was added', () => {
  const imported = article({ publishedAt: null, addedAt: after(10) })

  expect([after(23), after(24)].map((now) => takesComments(imported, now))).toEqual([true, false])
})

test('a moderator’s choice wins, early and late', () => {
  expect(takesComments(article({ takesComments: 'closed' }), after(0))).toBe(false)
  expect(takesComments(article({ takesComments: 'open' }), after(400))).toBe(true)
})
