import { settings } from '@/lib/kernel/settings'

/** Why screening wants a moderator to look first. */
export const HOLD_RULES = ['only_quotes', 'repeat', 'recent_history', 'first_comment', 'early_link', 'reports'] as const
export type HoldRule = (typeof HOLD_RULES)[number]

/** A hold in words, to its author. */
export const HOLD_WORDS: Record<HoldRule, string> = {
  only_quotes: 'because it holds quotes and no words of your own',
  repeat: 'because it says the same as one you posted a moment ago',
  recent_history: 'because several of your recent comments were removed',
  first_comment: 'because it is your first comment',
  early_link: 'because it has a link and is among your first comments',
  reports: 'because several readers reported it',
}

/** What is screened: own words only, quotes apart. */
export type Submission = { ownWords: string; isOnlyQuotes: boolean; hasLink: boolean }

/** What the rules know of the author. `decided` and `removed` count comments of the last 7 days. */
export type AuthorRecord = {
  isModerator: boolean
  shown: number
  decided: number
  removed: number
  recentWords: string[]
}

type Rule = (submission: Submission, author: AuthorRecord) => HoldRule | null

/** In the order in which they are asked; the first that answers gives the reason. */
const RULES: Rule[] = [
  ({ isOnlyQuotes }) => (isOnlyQuotes ? 'only_quotes' : null),
  ({ ownWords }, { recentWords }) => (ownWords !== '' && recentWords.includes(ownWords) ? 'repeat' : null),
  (_, author) => (hasBadHistory(author) ? 'recent_history' : null),
  (_, { shown }) => (settings().HOLD_FIRST_COMMENT && shown === 0 ? 'first_comment' : null),
  ({ hasLink }, { shown }) => (hasLink && shown < settings().HOLD_LINKS_WITHIN_FIRST ? 'early_link' : null),
]

/** The first rule that wants a moderator to look; null: the comment is shown at once. Moderators are not screened. */
export function judge(submission: Submission, author: AuthorRecord): HoldRule | null {
  if (author.isModerator) return null
  for (const rule of RULES) {
    const verdict = rule(submission, author)
    if (verdict) return verdict
  }
  return null
}

function hasBadHistory({ decided, removed }: AuthorRecord): boolean {
  const { HOLD_HISTORY_MIN_DECIDED, HOLD_HISTORY_PERCENT } = settings()
  return decided >= HOLD_HISTORY_MIN_DECIDED && (100 * removed) / decided >= HOLD_HISTORY_PERCENT
}
