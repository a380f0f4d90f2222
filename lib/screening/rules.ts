import { settings } from '@/lib/kernel/settings'
import { type Context, type Found, HOLDING_RULES, type RuleName, type Submission, type Verdict } from './verdict'
import type { ListedWords } from './words'

/** Why a comment is held for a moderator: what the rules find, that one of them failed, or what readers told. */
export const HOLD_RULES = [...HOLDING_RULES, 'check_failed', 'reports'] as const
export type HoldRule = (typeof HOLD_RULES)[number]

/** A hold in words, to its author. */
export const HOLD_WORDS: Record<HoldRule, string> = {
  only_quotes: 'because it holds quotes and no words of your own',
  repeat: 'because it says the same as one you posted a moment ago',
  too_fast: 'because its form was sent faster than people write, or was open for days',
  banned_words: 'because it has words that a moderator looks at first',
  early_link: 'because it has a link and is among your first comments',
  recent_history: 'because several of your recent comments were removed',
  first_comment: 'because it is your first comment',
  pre_moderated: 'because a moderator looks at every comment on this article first',
  spam: 'because it resembles comments that were removed as spam here',
  check_failed: 'because one of our checks did not work; that is no fault of yours',
  reports: 'because several readers reported it',
}

/** Enough for a moderator to see why. */
const MAX_FOUND = 20

type Rule = (submission: Submission, context: Context) => Verdict | null

/** In the order in which they are asked; the first that holds is what the author is told. */
const RULES: [RuleName, Rule][] = [
  ['closed', (_, context) => closed(context)],
  ['length', (submission) => length(submission)],
  ['pace', (_, { paceWaitMs }) => (paceWaitMs > 0 ? refuse('pace', { waitMs: paceWaitMs }) : null)],
  ['brake', brake],
  ['only_quotes', ({ isOnlyQuotes }) => (isOnlyQuotes ? hold('only_quotes') : null)],
  ['repeat', ({ ownWords }, { isRepeat }) => (isRepeat && ownWords !== '' ? hold('repeat') : null)],
  ['too_fast', tooFast],
  ['banned_words', (_, context) => listed('banned', context, 'banned_words')],
  ['early_link', earlyLink],
  ['recent_history', recentHistory],
  ['first_comment', firstComment],
  ['pre_moderated', (_, { isPreModerated }) => (isPreModerated ? hold('pre_moderated') : null)],
  ['spam', spam],
  ['watched_words', (_, context) => listed('watched', context, 'watched_words')],
]

/** What moderators keep to as well. */
const FOR_ALL: ReadonlySet<RuleName> = new Set(['closed', 'length'])

/**
 * Asks every rule, in order.
 *
 * @returns all that they say; none: the comment is shown at once
 */
export function judge(submission: Submission, context: Context): Verdict[] {
  return RULES.filter(([name]) => !context.isModerator || FOR_ALL.has(name)).flatMap(([name, rule]) =>
    ask(name, () => rule(submission, context)),
  )
}

/** Asks one rule. Where it fails a moderator looks first: nothing is let through for it, and nothing is lost. */
export function ask(name: RuleName, rule: () => Verdict | null): Verdict[] {
  try {
    return [rule() ?? []].flat()
  } catch (error) {
    console.error(`The screening rule ${name} failed; the comment is held.`, error)
    return [hold(name, { failed: true })]
  }
}

/** Whether the article takes comments: asked before anything is read. */
export function closed({ takesComments }: Pick<Context, 'takesComments'>): Verdict | null {
  return takesComments() ? null : refuse('closed')
}

/** Whether a comment is too short or too long: asked before its quotes are cut. */
export function length({ size }: Pick<Submission, 'size'>): Verdict | null {
  const { COMMENT_MIN_CHARACTERS, COMMENT_MAX_CHARACTERS, COMMENT_MAX_BYTES } = settings()
  const { characters, bytes } = size
  if (characters < COMMENT_MIN_CHARACTERS) return refuse('length', { characters, atLeast: COMMENT_MIN_CHARACTERS })
  if (characters > COMMENT_MAX_CHARACTERS) return refuse('length', { characters, atMost: COMMENT_MAX_CHARACTERS })
  return bytes > COMMENT_MAX_BYTES ? refuse('length', { bytes, atMost: COMMENT_MAX_BYTES }) : null
}

/** @see https://github.com/lobsters/lobsters: the more is reported above, the longer a reply waits */
function brake(_: Submission, context: Context): Verdict | null {
  if (context.brake === null) return null
  const { sinceLastMs, flags } = context.brake
  const waitMs = settings().THREAD_BRAKE_MINUTES + flags * 60_000 - sinceLastMs
  return waitMs > 0 ? refuse('brake', { waitMs }) : null
}

function tooFast(_: Submission, { filled }: Context): Verdict | null {
  const leastMs = settings().HOLD_FASTER_THAN_SECONDS
  if (filled === null || leastMs === 0) return null
  if ('fault' in filled) return hold('too_fast', { because: [filled.fault] })
  return filled.afterMs < leastMs ? hold('too_fast', { afterMs: filled.afterMs }) : null
}

function listed(list: ListedWords['list'], { listedWords }: Context, rule: RuleName): Verdict | null {
  const found = listedWords().filter((entry) => entry.list === list)
  if (found.length === 0) return null
  const words = [...new Set(found.map((entry) => entry.words))].slice(0, MAX_FOUND)
  return { rule, kind: list === 'banned' ? 'hold' : 'watch', found: { words } }
}

function earlyLink({ hasLink }: Submission, { author: { shown } }: Context): Verdict | null {
  return hasLink && shown < settings().HOLD_LINKS_WITHIN_FIRST ? hold('early_link', { shown }) : null
}

function recentHistory(_: Submission, { author: { decided, removed } }: Context): Verdict | null {
  const { HOLD_HISTORY_MIN_DECIDED, HOLD_HISTORY_PERCENT } = settings()
  const isBad = decided >= HOLD_HISTORY_MIN_DECIDED && (100 * removed) / decided >= HOLD_HISTORY_PERCENT
  return isBad ? hold('recent_history', { decided, removed }) : null
}

function firstComment(_: Submission, { author }: Context): Verdict | null {
  return settings().HOLD_FIRST_COMMENT && author.shown === 0 ? hold('first_comment') : null
}

function spam(_: Submission, { spamScore }: Context): Verdict | null {
  const score = spamScore()
  if (score === null || score.percent < settings().HOLD_SPAM_PERCENT) return null
  return hold('spam', { percent: score.percent, because: score.because.slice(0, MAX_FOUND) })
}

function hold(rule: RuleName, found: Found = {}): Verdict {
  return { rule, kind: 'hold', found }
}

function refuse(rule: RuleName, found: Found = {}): Verdict {
  return { rule, kind: 'refuse', found }
}

/** The reason that a held comment carries: the first rule that found something; null: nothing holds it. */
export function holdRuleOf(verdicts: Verdict[]): HoldRule | null {
  const holds = verdicts.filter(({ kind }) => kind === 'hold')
  const first = holds.find(({ found }) => found.failed !== true)
  if (first) return HOLD_RULES.find((rule) => rule === first.rule) ?? 'check_failed'
  return holds.length > 0 ? 'check_failed' : null
}
