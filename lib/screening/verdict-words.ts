import { HOLD_RULES, HOLD_WORDS } from './rules'
import type { Found } from './verdict'

/** A verdict as short as a list needs it, as its author reads it, and as a moderator does. */
type VerdictWords = { label: string; toAuthor: string; toModerator: string }

type Told = { label: string; detail?: (found: Found) => string | null; toModerator: (found: Found) => string }

const RULES_IN_WORDS: Record<string, Told> = {
  closed: { label: 'closed article', toModerator: () => 'The article takes no comments.' },
  length: { label: 'length', toModerator: () => 'It is too short or too long.' },
  pace: { label: 'pace', toModerator: () => 'Its author posted too fast.' },
  brake: { label: 'thread brake', toModerator: () => 'Its author answered in this thread a moment before.' },
  only_quotes: { label: 'only quotes', toModerator: () => 'It holds quotes and no words of its author.' },
  repeat: { label: 'same words again', toModerator: () => 'Its author posted the same words a moment before.' },
  too_fast: { label: 'form sent too fast', toModerator: howFast },
  banned_words: {
    label: 'banned words',
    detail: wordsFound,
    toModerator: (found) => `It has words of the banned list: ${wordsFound(found) ?? 'they are not known any more'}.`,
  },
  early_link: {
    label: 'early link',
    toModerator: ({ shown }) => `It has a link, and ${shownSoFar(shown)}.`,
  },
  recent_history: {
    label: 'recent removals',
    detail: ({ decided, removed }) => (decided === undefined ? null : `${removed} of ${decided}`),
    toModerator: ({ decided, removed }) =>
      decided === undefined
        ? 'Many of its author’s comments of the last 7 days were removed.'
        : `Of its author’s last ${decided} comments of 7 days ${removed} were removed.`,
  },
  first_comment: { label: 'first comment', toModerator: () => 'No comment of its author has been shown yet.' },
  pre_moderated: { label: 'pre-moderated article', toModerator: () => 'Every comment on this article waits first.' },
  spam: {
    label: 'like spam',
    detail: ({ percent }) => (percent === undefined ? null : `${percent} %`),
    toModerator: ({ percent, because }) =>
      `It is ${percent === undefined ? 'much' : `${percent} %`} like what was removed as spam here${listOf(because, ': ')}.`,
  },
  watched_words: {
    label: 'watched words',
    detail: wordsFound,
    toModerator: (found) => `It has words of the watched list: ${wordsFound(found) ?? 'they are not known any more'}.`,
  },
  check_failed: { label: 'a check failed', toModerator: () => 'A check failed; please judge without it.' },
  reports: { label: 'reports', toModerator: () => 'Several readers reported it.' },
}

/**
 * A verdict in words, by what was stored of it.
 *
 * @param rule a rule's name, or why a comment is held; one that nobody knows any more stands for itself
 */
export function verdictWords(rule: string, found: Found = {}): VerdictWords {
  const { label, detail, toModerator } = RULES_IN_WORDS[rule] ?? { label: rule, toModerator: () => `${rule}.` }
  if (found.failed === true)
    return {
      label: `${label}: check failed`,
      toAuthor: HOLD_WORDS.check_failed,
      toModerator: `The check “${label}” failed, so nobody knows what it would have said; please judge without it.`,
    }
  const what = detail?.(found) ?? null
  return {
    label: what === null ? label : `${label}: ${what}`,
    toAuthor: toAuthor(rule, found),
    toModerator: toModerator(found),
  }
}

/** Which banned words were found, its author may know; which are only watched, not. */
function toAuthor(rule: string, found: Found): string {
  if (rule === 'watched_words') return HOLD_WORDS.banned_words
  const known = HOLD_RULES.find((one) => one === rule)
  if (known === undefined) return ''
  const words = rule === 'banned_words' ? wordsFound(found) : null
  return words === null ? HOLD_WORDS[known] : `${HOLD_WORDS[known]}: ${words}`
}

function wordsFound({ words = [] }: Found): string | null {
  return words.length === 0 ? null : words.map((one) => `“${one}”`).join(', ')
}

function listOf(parts: string[] | undefined, before: string): string {
  return parts === undefined || parts.length === 0 ? '' : before + parts.join(', ')
}

function shownSoFar(shown = 0): string {
  if (shown === 0) return 'no comment of its author has been shown yet'
  return `only ${shown} ${shown === 1 ? 'comment' : 'comments'} of its author ${shown === 1 ? 'has' : 'have'} been shown yet`
}

function howFast({ afterMs, because = [] }: Found): string {
  if (because.includes('missing'))
    return 'Its form came without the time at which it was opened, as a program sends it.'
  if (because.includes('forged')) return 'The time at which its form was opened was not given to this reader.'
  if (because.includes('old')) return 'Its form was open for more than two days.'
  return `Its form was sent ${Math.max(0, (afterMs ?? 0) / 1_000).toFixed(1)} seconds after it was opened.`
}
