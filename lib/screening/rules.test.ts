import { afterEach, describe, expect, test, vi } from 'vitest'
import { forgetSettings } from '@/lib/kernel/settings'
import { ask, HOLD_RULES, HOLD_WORDS, holdRuleOf, judge } from './rules'
import { type Context, type Found, RULE_NAMES, type Submission, type Verdict } from './verdict'
import { verdictWords } from './verdict-words'

const MINUTE_MS = 60_000

const submission = (given: Partial<Submission> = {}): Submission => ({
  ownWords: 'We needed this.',
  wordsHash: 'a hash',
  writtenWords: 'We needed this.',
  isOnlyQuotes: false,
  hasLink: false,
  size: { characters: 15, bytes: 15 },
  ...given,
})
const context = (given: Partial<Context> = {}): Context => ({
  isModerator: false,
  takesComments: () => true,
  paceWaitMs: 0,
  brake: null,
  filled: { afterMs: 30_000 },
  author: { shown: 10, decided: 0, removed: 0 },
  isRepeat: false,
  isPreModerated: false,
  listedWords: () => [],
  spamScore: () => null,
  ...given,
})
const author = (given: Partial<Context['author']>) => ({ author: { shown: 10, decided: 0, removed: 0, ...given } })
const listed = (...entries: ['banned' | 'watched', string][]) => ({
  listedWords: () => entries.map(([list, words]) => ({ list, words })),
})
const size = (characters: number, bytes = characters) => ({ size: { characters, bytes } })
const failing = () => {
  throw new Error('on purpose')
}
const rulesOf = (verdicts: Verdict[]) => verdicts.map(({ rule }) => rule)

afterEach(() => {
  vi.restoreAllMocks()
  delete process.env.HOLD_FASTER_THAN_SECONDS
  forgetSettings()
})

test('an ordinary comment of somebody known has no verdict', () => {
  expect(judge(submission(), context())).toEqual([])
})

type Case = [what: string, submission: Partial<Submission>, context: Partial<Context>, verdict: Verdict]

test.each<Case>([
  ['a closed article', {}, { takesComments: () => false }, { rule: 'closed', kind: 'refuse', found: {} }],
  ['one character', size(1), {}, { rule: 'length', kind: 'refuse', found: { characters: 1, atLeast: 2 } }],
  [
    '5,001 characters',
    size(5_001),
    {},
    { rule: 'length', kind: 'refuse', found: { characters: 5_001, atMost: 5_000 } },
  ],
  [
    '20,001 bytes',
    size(5_000, 20_001),
    {},
    { rule: 'length', kind: 'refuse', found: { bytes: 20_001, atMost: 20_000 } },
  ],
  ['a pace not kept', {}, { paceWaitMs: 5_000 }, { rule: 'pace', kind: 'refuse', found: { waitMs: 5_000 } }],
  [
    'a reply a minute after the last one, with three flags above',
    {},
    { brake: { sinceLastMs: MINUTE_MS, flags: 3 } },
    { rule: 'brake', kind: 'refuse', found: { waitMs: 4 * MINUTE_MS } },
  ],
  ['nothing but quotes', { ownWords: '', isOnlyQuotes: true }, {}, { rule: 'only_quotes', kind: 'hold', found: {} }],
  ['the same words again', {}, { isRepeat: true }, { rule: 'repeat', kind: 'hold', found: {} }],
  [
    'a form that was open for 1.9 seconds',
    {},
    { filled: { afterMs: 1_900 } },
    { rule: 'too_fast', kind: 'hold', found: { afterMs: 1_900 } },
  ],
  [
    'a form without its time',
    {},
    { filled: { fault: 'missing' } },
    { rule: 'too_fast', kind: 'hold', found: { because: ['missing'] } },
  ],
  [
    'banned words, each said once',
    {},
    listed(['banned', 'pills'], ['banned', 'pills'], ['banned', 'cheap loans']),
    { rule: 'banned_words', kind: 'hold', found: { words: ['pills', 'cheap loans'] } },
  ],
  [
    'a link in the third comment',
    { hasLink: true },
    author({ shown: 2 }),
    { rule: 'early_link', kind: 'hold', found: { shown: 2 } },
  ],
  [
    'two of five removed',
    {},
    author({ decided: 5, removed: 2 }),
    { rule: 'recent_history', kind: 'hold', found: { decided: 5, removed: 2 } },
  ],
  [
    'three of ten removed',
    {},
    author({ decided: 10, removed: 3 }),
    { rule: 'recent_history', kind: 'hold', found: { decided: 10, removed: 3 } },
  ],
  ['a first comment', {}, author({ shown: 0 }), { rule: 'first_comment', kind: 'hold', found: {} }],
  ['a pre-moderated article', {}, { isPreModerated: true }, { rule: 'pre_moderated', kind: 'hold', found: {} }],
  [
    'words that are 90 % like spam',
    {},
    { spamScore: () => ({ percent: 90, because: ['“pills”'] }) },
    { rule: 'spam', kind: 'hold', found: { percent: 90, because: ['“pills”'] } },
  ],
  [
    'watched words',
    {},
    listed(['watched', 'bell']),
    { rule: 'watched_words', kind: 'watch', found: { words: ['bell'] } },
  ],
])('one rule answers to %s', (_, what, when, verdict) => {
  expect(judge(submission(what), context(when))).toEqual([verdict])
})

test.each<[string, Partial<Submission>, Partial<Context>]>([
  ['5,000 characters of 20,000 bytes', size(5_000, 20_000), {}],
  ['a reply when the brake is over', {}, { brake: { sinceLastMs: 5 * MINUTE_MS, flags: 3 } }],
  ['a form that was open for 2 seconds', {}, { filled: { afterMs: 2_000 } }],
  ['what came without a form', {}, { filled: null }],
  ['a link in the fourth comment', { hasLink: true }, author({ shown: 3 })],
  ['one of five removed', {}, author({ decided: 5, removed: 1 })],
  ['four of four removed: too few to judge by', {}, author({ decided: 4, removed: 4 })],
  ['words that are 89 % like spam', {}, { spamScore: () => ({ percent: 89, because: ['“pills”'] }) }],
])('no rule answers to %s', (_, what, when) => {
  expect(judge(submission(what), context(when))).toEqual([])
})

test('of 0 seconds the time of a form is not asked', () => {
  process.env.HOLD_FASTER_THAN_SECONDS = '0'
  forgetSettings()

  const verdicts = (['missing', 'forged', 'old'] as const).flatMap((fault) =>
    judge(submission(), context({ filled: { fault } })),
  )

  expect([...verdicts, ...judge(submission(), context({ filled: { afterMs: 0 } }))]).toEqual([])
})

const EVERYTHING: [Partial<Submission>, Partial<Context>] = [
  { isOnlyQuotes: true, hasLink: true, ...size(6_000) },
  {
    takesComments: () => false,
    paceWaitMs: 1,
    brake: { sinceLastMs: 0, flags: 0 },
    filled: { fault: 'forged' },
    ...author({ shown: 0, decided: 9, removed: 9 }),
    isRepeat: true,
    isPreModerated: true,
    ...listed(['banned', 'pills'], ['watched', 'bell']),
    spamScore: () => ({ percent: 100, because: [] }),
  },
]

test('all verdicts are given, in the order of the rules', () => {
  const [what, when] = EVERYTHING

  expect(rulesOf(judge(submission(what), context(when)))).toEqual([...RULE_NAMES])
})

test('a moderator keeps to closed articles and to the length, and is not screened', () => {
  const [what, when] = EVERYTHING

  expect(rulesOf(judge(submission(what), context({ ...when, isModerator: true })))).toEqual(['closed', 'length'])
})

describe('a rule that fails', () => {
  test.each<[string, Partial<Context>, string[]]>([
    ['the word lists', { listedWords: failing }, ['banned_words', 'watched_words']],
    ['the spam score', { spamScore: failing }, ['spam']],
    ['whether the article is closed', { takesComments: failing }, ['closed']],
  ])('holds, and is written to the log: %s', (_, when, rules) => {
    const log = vi.spyOn(console, 'error').mockReturnValue()

    const verdicts = judge(submission(), context({ ...when, isPreModerated: true }))

    const failed = verdicts.filter(({ found }) => found.failed)
    expect(failed).toEqual(rules.map((rule) => ({ rule, kind: 'hold', found: { failed: true } })))
    expect(rulesOf(verdicts)).toContain('pre_moderated')
    expect(log).toHaveBeenCalledTimes(rules.length)
  })

  test.each(RULE_NAMES)('holds, whichever it is: %s', (name) => {
    vi.spyOn(console, 'error').mockReturnValue()

    expect(ask(name, failing)).toEqual([{ rule: name, kind: 'hold', found: { failed: true } }])
  })
})

describe('the reason that a held comment carries', () => {
  const held = (rule: Verdict['rule'], found: Found = {}): Verdict => ({ rule, kind: 'hold', found })

  test.each<[string, Verdict[], string | null]>([
    ['the first hold', [held('spam'), held('first_comment')], 'spam'],
    ['not what failed, where another found something', [held('banned_words', { failed: true }), held('spam')], 'spam'],
    ['a failed check, where that is all', [held('closed', { failed: true })], 'check_failed'],
    ['none, where it is only watched', [{ rule: 'watched_words', kind: 'watch', found: {} }], null],
  ])('is %s', (_, verdicts, rule) => {
    expect(holdRuleOf(verdicts)).toBe(rule)
  })
})

describe('words', () => {
  test('every rule has words of its own for lists and moderators, and every hold for the author', () => {
    const all = [...new Set([...RULE_NAMES, ...HOLD_RULES])].map((rule) => ({ rule, ...verdictWords(rule) }))

    expect(all.filter(({ label }) => label === '' || label.includes('_'))).toEqual([])
    expect(all.filter(({ toModerator }) => !/^[A-Z].*\.$/.test(toModerator))).toEqual([])
    expect(HOLD_RULES.filter((rule) => !HOLD_WORDS[rule].startsWith('because '))).toEqual([])
  })

  test('the author is told which banned words were found, and never which are watched', () => {
    const found = { words: ['cheap loans', 'pills'] }

    expect(verdictWords('banned_words', found)).toMatchObject({
      label: 'banned words: “cheap loans”, “pills”',
      toAuthor: 'because it has words that a moderator looks at first: “cheap loans”, “pills”',
    })
    expect(verdictWords('watched_words', found)).toMatchObject({
      label: 'watched words: “cheap loans”, “pills”',
      toAuthor: 'because it has words that a moderator looks at first',
    })
  })

  test('a check that failed says nothing of the comment', () => {
    expect(verdictWords('banned_words', { failed: true })).toEqual({
      label: 'banned words: check failed',
      toAuthor: HOLD_WORDS.check_failed,
      toModerator: expect.stringContaining('failed'),
    })
  })

  test('a rule that is no longer known stands for itself', () => {
    expect(verdictWords('shouting').label).toBe('shouting')
  })
})
