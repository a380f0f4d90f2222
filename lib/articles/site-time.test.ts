import { describe, expect, test } from 'vitest'
import { clockAt, firstAt, hourInWords, parseLocal, timeInWords, toLocal } from './site-time'

const iso = (at: Date | null) => at?.toISOString() ?? null

describe('a time by the clock of a zone', () => {
  test.each([
    ['UTC', '2026-11-05T07:00', '2026-11-05T07:00:00.000Z'],
    ['Asia/Tokyo', '2026-11-05T07:00', '2026-11-04T22:00:00.000Z'],
    ['Asia/Kathmandu', '2026-11-05T07:00', '2026-11-05T01:15:00.000Z'],
    ['America/New_York', '2026-07-05T00:00', '2026-07-05T04:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-01-01T00:00', '2025-12-31T10:00:00.000Z'],
  ])('is one instant in %s, and back', (zone, local, instant) => {
    const at = parseLocal(local, zone)

    expect(iso(at)).toBe(instant)
    expect(at && toLocal(at, zone)).toBe(local)
  })

  test('that the clock shows twice is the first of the two', () => {
    expect(iso(parseLocal('2026-10-25T02:30', 'Europe/Berlin'))).toBe('2026-10-25T00:30:00.000Z')
  })

  test('that the clock leaps over is the moment of the leap', () => {
    expect(iso(parseLocal('2026-03-29T02:30', 'Europe/Berlin'))).toBe('2026-03-29T01:00:00.000Z')
    expect(iso(parseLocal('2026-10-04T02:10', 'Australia/Lord_Howe'))).toBe('2026-10-03T15:30:00.000Z')
  })

  test('is none where the words are no time', () => {
    for (const text of ['', 'noon', '2026-02-30T07:00', '2026-11-05T24:00', '2026-13-05T07:00', '2026-11-05'])
      expect([text, parseLocal(text, 'UTC')]).toEqual([text, null])
  })

  test('is written in words with its zone', () => {
    const at = new Date('2026-07-05T21:00:00Z')

    expect(timeInWords(at, 'Europe/Berlin')).toBe('5 Jul 2026, 23:00 CEST')
    expect(timeInWords(at, 'UTC')).toBe('5 Jul 2026, 21:00 UTC')
    expect(hourInWords(at, 'Asia/Tokyo')).toBe('06:00')
  })
})

test('the first instant of any time is not before it, and none before that instant is at it', () => {
  const zone = 'America/St_Johns'

  for (const [month, day] of [
    [2, 7],
    [9, 31],
  ] as const)
    for (let minutes = 0; minutes < 2 * 24 * 60; minutes += 10) {
      const clock = Date.UTC(2026, month, day, 0, minutes)
      const at = firstAt(clock, zone)
      expect(clockAt(at, zone)).toBeGreaterThanOrEqual(clock)
      expect(clockAt(new Date(at.getTime() - 60_000), zone)).toBeLessThan(clock)
    }
})
