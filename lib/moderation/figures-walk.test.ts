import { expect, test } from 'vitest'
import type { EventKind } from '@/lib/events/schema'
import { lastDays, lastMonths, startOfDay } from './figures-calendar'
import { percentile } from './figures-percentile'
import { type CaseEvent, countWaiting, walkCases } from './figures-walk'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 4, 12, minute))

/** Events a minute apart, as `kind comment act`. */
function told(...lines: string[]): CaseEvent[] {
  return lines.map((line, index) => {
    const [kind = '', commentId = '', act = null] = line.split(' ')
    return {
      id: index,
      kind: kindOf(kind),
      at: at(index),
      commentId,
      actorId: 'mika',
      rule: 'rule',
      act,
      isAppealUpheld: false,
      waitedMs: null,
    }
  })
}

const kindOf = (name: string): EventKind => {
  const kinds = [
    'held',
    'reported',
    'watched',
    'appealed',
    'approved',
    'removed',
    'restored',
    'undone',
    'withdrawn',
  ] as const
  const known = kinds.find((kind) => kind === name)
  if (!known) throw new Error(name)
  return `comment.${known}`
}

test('a comment waits from the first that asks for a moderator until it is decided', () => {
  const { decided, waits } = walkCases(told('held a', 'reported a', 'approved a'))

  expect(decided).toMatchObject([{ kind: 'comment.approved', heldBy: 'rule', waitedMs: 120_000 }])
  expect(waits).toEqual([{ from: at(0), to: at(2) }])
})

test('what was written down about the waiting is believed before what is counted', () => {
  const [held, approved] = told('held a', 'approved a')

  const { decided } = walkCases([held, approved && { ...approved, waitedMs: 5 }].flatMap((event) => event ?? []))

  expect(decided[0]?.waitedMs).toBe(5)
})

test('a comment that nobody had asked about was decided without waiting', () => {
  expect(walkCases(told('removed a')).decided).toMatchObject([{ waitedMs: null, heldBy: null }])
})

test('what was taken back was not decided, and the comment waits as it did', () => {
  const { decided, waits } = walkCases(told('held a', 'removed a x', 'undone a x', 'approved a y'))

  expect(decided).toMatchObject([{ kind: 'comment.approved', waitedMs: 180_000 }])
  expect(waits).toEqual([{ from: at(0), to: at(3) }])
})

test('only the act that is named is taken back', () => {
  const { decided } = walkCases(told('held a', 'approved a x', 'held b', 'approved b y', 'undone b y'))

  expect(decided.map(({ at: when }) => when)).toEqual([at(1)])
})

test('a withdrawn comment waits no longer, and was not decided', () => {
  const { decided, waits } = walkCases(told('held a', 'withdrawn a'))

  expect(decided).toEqual([])
  expect(waits).toEqual([{ from: at(0), to: at(1) }])
})

test('at any moment those wait that began before and did not end before', () => {
  const { waits } = walkCases(told('held a', 'held b', 'approved a', 'reported c'))

  expect(countWaiting(waits, [0, 1, 2, 3, 4].map(at))).toEqual([0, 1, 2, 1, 2])
})

test('percentiles are values that occurred, by the nearest rank', () => {
  const values = [5, 1, 4, 2, 3, 10, 9, 8, 7, 6]

  expect([50, 90, 100].map((percent) => percentile(values, percent))).toEqual([5, 9, 10])
  expect(percentile([7], 90)).toBe(7)
  expect(percentile([], 50)).toBeNull()
})

test('days begin at midnight of the site’s time zone, also where clocks change', () => {
  const now = new Date('2026-03-29T22:30:00Z')

  expect(lastDays(2, now, 'Asia/Tokyo')).toEqual([
    { name: '2026-03-29', from: new Date('2026-03-28T15:00:00Z'), to: new Date('2026-03-29T15:00:00Z') },
    { name: '2026-03-30', from: new Date('2026-03-29T15:00:00Z'), to: new Date('2026-03-30T15:00:00Z') },
  ])
  const [, lastSunday] = lastDays(2, new Date('2026-03-29T12:00:00Z'), 'Europe/Berlin')
  expect(lastSunday).toEqual({
    name: '2026-03-29',
    from: new Date('2026-03-28T23:00:00Z'),
    to: new Date('2026-03-29T22:00:00Z'),
  })
  // In Beirut the clocks of that night went from 00:00 to 01:00.
  expect(startOfDay('2026-03-29', 'Asia/Beirut')).toEqual(new Date('2026-03-28T22:00:00Z'))
})

test('months follow each other over the end of a year', () => {
  const months = lastMonths(3, new Date('2026-01-31T23:30:00Z'), 'Asia/Tokyo')

  expect(months.map(({ name }) => name)).toEqual(['2025-12', '2026-01', '2026-02'])
  expect(months[2]?.from).toEqual(new Date('2026-01-31T15:00:00Z'))
  expect(months[1]?.to).toEqual(months[2]?.from)
})
