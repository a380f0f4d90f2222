import { expect, test } from 'vitest'
import { type Pressing, type ReporterRecord, urgencyOf } from './urgency'

const HOUR_MS = 3_600_000
const newcomer: ReporterRecord = { isModerator: false, isTrusted: false, upheld: 0, dismissed: 0 }
const trusted: ReporterRecord = { isModerator: false, isTrusted: true, upheld: 0, dismissed: 0 }
const proven: ReporterRecord = { isModerator: false, isTrusted: true, upheld: 20, dismissed: 1 }
const colleague: ReporterRecord = { isModerator: true, isTrusted: true, upheld: 0, dismissed: 0 }

const reported = (reporters: ReporterRecord[], given: Partial<Pressing> = {}): Pressing => ({
  state: 'reported',
  rule: null,
  isShown: true,
  reporters,
  isWatched: false,
  recommendations: 0,
  replies: 0,
  quotes: 0,
  threadReaders: 0,
  waitingMs: 0,
  ...given,
})
const held = (given: Partial<Pressing> = {}): Pressing =>
  reported([], { state: 'held', rule: 'first_comment', isShown: false, ...given })

/** Whether each presses more than the one after it. */
function pressInOrder(...comments: Pressing[]): boolean {
  const urgencies = comments.map(urgencyOf)
  return urgencies.every((one, index) => index === 0 || (urgencies[index - 1] ?? 0) > one)
}

test('a report weighs by its reporter’s record: a moderator, one who was right often, one who is trusted, a newcomer', () => {
  expect(pressInOrder(...[[colleague], [proven], [trusted], [newcomer]].map((reporters) => reported(reporters)))).toBe(
    true,
  )
})

test('two reports weigh more than one, and any number by newcomers less than one that is trusted', () => {
  const crowd = Array.from({ length: 50 }, () => newcomer)

  expect(pressInOrder(reported([trusted, trusted]), reported([trusted]), reported(crowd), reported([newcomer]))).toBe(
    true,
  )
})

test('a comment that reaches many presses more, but not by itself, and not where nobody sees it', () => {
  const wide = { recommendations: 40, replies: 10, quotes: 5, threadReaders: 400 }

  expect(pressInOrder(reported([trusted], wide), reported([trusted]))).toBe(true)
  expect(pressInOrder(reported([proven, proven]), reported([newcomer], wide))).toBe(true)
  expect(urgencyOf(held(wide))).toBe(urgencyOf(held()))
})

test('waiting makes everything press more, slowly: a held comment passes a fresh report within a day, not within an hour', () => {
  expect(pressInOrder(held({ waitingMs: 24 * HOUR_MS }), reported([trusted]), held({ waitingMs: HOUR_MS }))).toBe(true)
})

test('never only by date: of two, the one that came later presses more where more speaks against it', () => {
  expect(pressInOrder(reported([proven, proven], { waitingMs: HOUR_MS }), held({ waitingMs: 48 * HOUR_MS }))).toBe(true)
})

test('holds press by their rule, and appeals more than a first comment', () => {
  const appeal = reported([], { state: 'appealed', rule: 'abuse', isShown: false })

  expect(pressInOrder(appeal, held({ rule: 'banned_words' }), held(), held({ rule: 'spam' }))).toBe(true)
})

test('watched words press less than a trusted report, and both together more than either', () => {
  const watched = { isWatched: true }

  expect(pressInOrder(reported([trusted], watched), reported([trusted]), reported([], watched))).toBe(true)
})

test('a clock that went back makes nothing press less than nothing', () => {
  expect(urgencyOf(held({ waitingMs: -HOUR_MS }))).toBe(urgencyOf(held()))
})
