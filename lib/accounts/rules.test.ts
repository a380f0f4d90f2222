import { describe, expect, test } from 'vitest'
import { currentSuspension, emailKey, passwordFault } from './rules'

describe('AUTH-1 a password', () => {
  test.each(['password', 'PASSWORD', '12345678', 'qwertyuiop', 'iloveyou', 'ｐａｓｓｗｏｒｄ'])(
    '%s is among the common ones',
    (password) => {
      expect(passwordFault(password)).toContain('common')
    },
  )

  test.each([
    [7, 'at least 8'],
    [129, 'at most 128'],
  ])('of %i characters is refused', (length, words) => {
    expect(passwordFault('k'.repeat(length))).toContain(words)
  })

  test.each([
    ['eight letters', 'vhqzkfwm'],
    ['128 letters', 'k'.repeat(128)],
    ['128 letters outside the basic plane', '𝄞'.repeat(128)],
    ['words with spaces', 'a veranda by the sea'],
  ])('of %s is fine', (_, password) => {
    expect(passwordFault(password)).toBeNull()
  })
})

test('e-mail addresses that differ in case, width or outer spaces are one', () => {
  const keys = ['Mika@Harbour.example', ' mika@harbour.example ', 'ｍｉｋａ@harbour.example'].map(emailKey)

  expect(new Set(keys)).toEqual(new Set(['mika@harbour.example']))
})

describe('a suspension', () => {
  const [now, before, after] = [
    new Date('2026-11-04T12:00Z'),
    new Date('2026-11-04T11:59Z'),
    new Date('2026-11-04T12:01Z'),
  ]
  const columns = { suspendedAt: before, suspendedUntil: after, suspensionReason: 'spam' }

  test('is in force until its end, and not at it', () => {
    expect(currentSuspension(columns, now)).toEqual({ reason: 'spam', until: after.toISOString() })
    expect(currentSuspension({ ...columns, suspendedUntil: now }, now)).toBeNull()
  })

  test('without an end stays in force', () => {
    expect(currentSuspension({ ...columns, suspendedUntil: null }, new Date('2099-01-01'))).toEqual({
      reason: 'spam',
      until: null,
    })
  })

  test('is none where nobody suspended', () => {
    expect(currentSuspension({ suspendedAt: null, suspendedUntil: null, suspensionReason: null }, now)).toBeNull()
  })
})
