import { expect, test } from 'vitest'
import { closingTime } from './closing-time'

const now = new Date('2026-11-04T12:00:00Z')
const changing = (threadChangesAt: string | null) => ({ threadChangesAt })

test('a page is made anew when the first of its threads changes', () => {
  const articles = ['2026-11-18T06:00:00.000Z', '2026-11-05T07:00:00.000Z'].map(changing)

  expect(closingTime([changing(null), ...articles], now)).toEqual(new Date('2026-11-05T07:00:00Z'))
})

test('a page whose threads never change by themselves, or have changed before, is kept', () => {
  expect(closingTime([changing(null)], now)).toBe(null)
  expect(closingTime([changing('2026-11-04T12:00:00.000Z')], now)).toBe(null)
})
