import { describe, expect, test } from 'vitest'
import { type AuthorRecord, HOLD_RULES, HOLD_WORDS, judge, type Submission } from './rules'

const submission = (given: Partial<Submission> = {}): Submission => ({
  ownWords: 'We needed this.',
  isOnlyQuotes: false,
  hasLink: false,
  ...given,
})
const author = (given: Partial<AuthorRecord> = {}): AuthorRecord => ({
  isModerator: false,
  shown: 10,
  decided: 0,
  removed: 0,
  recentWords: [],
  ...given,
})

test('an ordinary comment of somebody known is shown at once', () => {
  expect(judge(submission(), author())).toBeNull()
})

describe('is held:', () => {
  test.each<[string, Partial<Submission>, Partial<AuthorRecord>, string]>([
    ['what is only quotes', { ownWords: '', isOnlyQuotes: true }, {}, 'only_quotes'],
    ['the same words again', {}, { recentWords: ['Other words.', 'We needed this.'] }, 'repeat'],
    ['two of five removed', {}, { decided: 5, removed: 2 }, 'recent_history'],
    ['three of ten removed', {}, { decided: 10, removed: 3 }, 'recent_history'],
    ['a first comment', {}, { shown: 0 }, 'first_comment'],
    ['a link in the third comment', { hasLink: true }, { shown: 2 }, 'early_link'],
  ])('%s', (_, what, who, rule) => {
    expect(judge(submission(what), author(who))).toBe(rule)
  })
})

describe('is shown:', () => {
  test.each<[string, Partial<Submission>, Partial<AuthorRecord>]>([
    ['a link in the fourth comment', { hasLink: true }, { shown: 3 }],
    ['one of five removed', {}, { decided: 5, removed: 1 }],
    ['four of four removed: too few to judge by', {}, { decided: 4, removed: 4 }],
    ['other words than a moment ago', {}, { recentWords: ['We needed that.'] }],
    [
      'whatever a moderator posts',
      { isOnlyQuotes: true, hasLink: true },
      { isModerator: true, shown: 0, decided: 9, removed: 9 },
    ],
  ])('%s', (_, what, who) => {
    expect(judge(submission(what), author(who))).toBeNull()
  })
})

test('the first rule in the list gives the reason', () => {
  const everything = [
    submission({ ownWords: '', isOnlyQuotes: true, hasLink: true }),
    author({ shown: 0, decided: 9, removed: 9 }),
  ] as const

  expect(judge(...everything)).toBe('only_quotes')
  expect(judge(submission({ hasLink: true }), author({ shown: 0, decided: 9, removed: 9 }))).toBe('recent_history')
  expect(judge(submission({ hasLink: true }), author({ shown: 0 }))).toBe('first_comment')
})

test('every rule has words for the author', () => {
  expect(HOLD_RULES.filter((rule) => !HOLD_WORDS[rule].startsWith('because '))).toEqual([])
})
