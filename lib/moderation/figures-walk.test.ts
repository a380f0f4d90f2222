import { expect, test } from 'vitest'
import type { EventKind } from '@/lib/events/schema'
import { lastDays, lastMonths, startOfDay } from './figures-calendar'
import { percentile } from './figures-percentile'
import { type CaseEvent, countWaiting, walkCases } from './figures-walk'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 4, 12, minute))

/** Events a minute apart, as `kind comment act rule`. */
function told(...lines: string[]): CaseEvent[] {
  return lines.map((line, index) => {
    const [kind = '', commentId = '', act = null, rule = 'rule'] = line.split(' ')
    return {
      id: index,
      kind: kindOf(kind),
      at: at(index),
      commentId,
      actorId: 'mika',
      rule,
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
    'edited',
    'appealed',
    'appeal_dismissed',
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

test('what was watched waits no longer when its words are edited away, and was not decided', () => {
  const { decided, waits } = walkCases(told('watched a', 'edited a', 'approved a'))

  expect(waits).toEqual([{ from: at(0), to: at(1) }])
  expect(decided).toMatchObject([{ waitedMs: null }])
})

test('words that are watched after an edit again ask anew', () => {
  const { decided, waits } = walkCases(told('watched a', 'edited a', 'watched a', 'approved a'))

  expect(waits.filter(({ to }) => to === null)).toEqual([])
  expect(countWaiting(waits, [1, 2, 3, 4].map(at))).toEqual([1, 0, 1, 0])
  expect(decided).toMatchObject([{ waitedMs: 60_000 }])
})

test('an edit ends no waiting for anything but the watched words', () => {
  const { decided, waits } = walkCases(
    told('watched a', 'reported a', 'edited a', 'held b', 'edited b', 'removed a', 'approved b'),
  )

  expect(waits).toEqual([
    { from: at(0), to: at(5) },
    { from: at(3), to: at(6) },
  ])
  // Of the words that are there no more nobody asks how long they waited.
  expect(decided).toMatchObject([{ waitedMs: 240_000 }, { waitedMs: 180_000, heldBy: 'rule' }])
})

test('an edit of what waits for nothing changes nothing', () => {
  expect(walkCases(told('edited a', 'held b', 'approved b', 'edited b')).waits).toEqual([{ from: at(1), to: at(2) }])
})

test('reports are answered by the decision, each by its own rule and time', () => {
  const { reports } = walkCases(
    told('reported a - spam', 'reported a - abuse', 'removed a x', 'reported b - hate', 'approved b y', 'reported c'),
  )

  expect(reports).toEqual([
    { at: at(2), rule: 'spam', outcome: 'upheld', waitedMs: 120_000 },
    { at: at(2), rule: 'abuse', outcome: 'upheld', waitedMs: 60_000 },
    { at: at(4), rule: 'hate', outcome: 'dismissed', waitedMs: 60_000 },
  ])
})

test('reports of a withdrawn comment, and those whose answer was taken back, are not answered', () => {
  const { reports } = walkCases(told('reported a', 'withdrawn a', 'reported b', 'removed b x', 'undone b x'))

  expect(reports).toEqual([])
})

test('what is reported while a decision can be taken back waits once, and is answered with the rest', () => {
  const { waits, reports } = walkCases(
    told('reported a - spam', 'approved a x', 'reported a - hate', 'undone a x', 'removed a y'),
  )

  expect(waits).toEqual([{ from: at(0), to: at(4) }])
  expect(reports.map(({ rule, outcome }) => [rule, outcome])).toEqual([
    ['spam', 'upheld'],
    ['hate', 'upheld'],
  ])
})

test('what is reported after a decision that nobody had asked for still waits when that is taken back', () => {
  const lines = ['approved a x', 'reported a', 'undone a x']

  expect(walkCases(told(...lines)).waits).toEqual([{ from: at(1), to: null }])
  expect(walkCases(told(...lines, 'removed a y')).waits).toEqual([{ from: at(1), to: at(3) }])
})

test('a restoral and a dismissed appeal are told by the rule of the removal', () => {
  const { decided } = walkCases(
    told('removed a x spam', 'appealed a', 'appeal_dismissed a y', 'restored a z', 'approved a w', 'removed a v hate'),
  )

  expect(decided.map(({ kind, rule }) => [kind, rule])).toEqual([
    ['comment.removed', 'spam'],
    ['comment.appeal_dismissed', 'spam'],
    ['comment.restored', 'spam'],
    ['comment.approved', null],
    ['comment.removed', 'hate'],
  ])
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
