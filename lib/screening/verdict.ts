import { z } from 'zod'
import type { SpamScore } from './spam'
import type { ListedWords } from './words'

/** The rules that hold a comment for a moderator, in the order in which they are asked. */
export const HOLDING_RULES = [
  'only_quotes',
  'repeat',
  'too_fast',
  'banned_words',
  'early_link',
  'recent_history',
  'first_comment',
  'pre_moderated',
  'spam',
] as const

/** Every rule of screening, in the order in which they are asked: those that refuse come first. */
export const RULE_NAMES = ['closed', 'length', 'pace', 'brake', ...HOLDING_RULES, 'watched_words'] as const
export type RuleName = (typeof RULE_NAMES)[number]

/** What a rule found, as it is stored beside its verdict and read for its words. */
export const Found = z.object({
  /** the rule itself failed: nobody knows what it would have said */
  failed: z.literal(true).optional(),
  words: z.array(z.string()).optional(),
  percent: z.number().optional(),
  because: z.array(z.string()).optional(),
  waitMs: z.number().optional(),
  afterMs: z.number().optional(),
  /** what there is, and the bound that it passes */
  characters: z.number().optional(),
  bytes: z.number().optional(),
  atLeast: z.number().optional(),
  atMost: z.number().optional(),
  /** comments of the author */
  shown: z.number().optional(),
  decided: z.number().optional(),
  removed: z.number().optional(),
})
export type Found = z.infer<typeof Found>

/** What a rule says of a submission: no, a moderator looks first, or it is shown and told to the moderators. */
export type Verdict = { rule: RuleName; kind: 'refuse' | 'hold' | 'watch'; found: Found }

/** How long a comment is as it was written, quotes included; characters are grapheme clusters. */
export type Size = { characters: number; bytes: number }

/** What is screened. */
export type Submission = {
  /** quotes and quotations apart */
  ownWords: string
  /** by which they are known when they come again */
  wordsHash: string
  /** own words, and quotations whose source nobody knows: all that is not somebody's comment already */
  writtenWords: string
  isOnlyQuotes: boolean
  hasLink: boolean
  size: Size
}

/** How long a form was open before it was sent, or why nobody knows. */
export type Filled = { afterMs: number } | { fault: 'missing' | 'forged' | 'old' }

/** What the thread brake asks: how long ago the author's last comment in this thread was, and what is reported above. */
export type Brake = { sinceLastMs: number; flags: number }

/**
 * What the rules know besides the words. What may fail to be found is a function: where it throws, its rule has failed.
 */
export type Context = {
  isModerator: boolean
  takesComments: () => boolean
  /** 0: the author has kept the pace */
  paceWaitMs: number
  /** null: the brake is off, this is no reply, or it is the author's first comment here */
  brake: Brake | null
  /** null: it came without a form */
  filled: Filled | null
  /** `decided` and `removed` count comments of the last 7 days */
  author: { shown: number; decided: number; removed: number }
  isRepeat: boolean
  isPreModerated: boolean
  listedWords: () => ListedWords[]
  spamScore: () => SpamScore | null
}
