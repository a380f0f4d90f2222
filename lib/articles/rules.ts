import { settings } from '@/lib/kernel/settings'
import { quietAt } from './quiet-hours'
import { hourInWords, timeInWords } from './site-time'

/** What decides whether a thread takes comments: left to the house, or a moderator's choice. */
export type TakesComments = 'automatic' | 'open' | 'closed'

/** An article as far as it decides whether its thread takes comments. */
export type Closing = {
  takesComments: TakesComments
  changesAt: Date | null
  changesTo: TakesComments | null
  publishedAt: Date | null
  addedAt: Date
  /** its own, as `23:00-07:00`; '': none; null: the site's */
  quietHours: string | null
}

/** Whether a thread takes comments, and why: a moderator's choice, the hour, or how old the article is. */
export type ThreadState = { isOpen: boolean; why: 'choice' | 'quiet' | 'age' }

/** An hour without its day means the next time that a clock shows it. */
const DAY_MS = 24 * 60 * 60 * 1_000
/** More changes than this do not stand between a closed thread and its opening. */
const MAX_CHANGES = 5

/** Whether an article takes comments now. */
export function takesComments(article: Closing, now: Date): boolean {
  return threadState(article, now).isOpen
}

/**
 * Whether an article takes comments now, and why: a moderator's choice wins, also over quiet hours, else it closes some
 * days after its publication (after it was added, where the publication is not known) and for the quiet hours of a day.
 */
export function threadState(article: Closing, now: Date): ThreadState {
  const choice = choiceAt(article, now)
  if (choice !== 'automatic') return { isOpen: choice === 'open', why: 'choice' }
  if (now >= closesAt(article)) return { isOpen: false, why: 'age' }
  return quietAt(now, article.quietHours).isQuiet ? { isOpen: false, why: 'quiet' } : { isOpen: true, why: 'age' }
}

/** The moderators' choice as it counts now: one that was scheduled counts from its time on. */
export function choiceAt({ takesComments: choice, changesAt, changesTo }: Closing, now: Date): TakesComments {
  return changesAt !== null && changesTo !== null && changesAt <= now ? changesTo : choice
}

/** The change that is scheduled and has not come yet, or null. */
export function scheduledChange({ changesAt, changesTo }: Closing, now: Date): { at: Date; to: TakesComments } | null {
  return changesAt !== null && changesTo !== null && changesAt > now ? { at: changesAt, to: changesTo } : null
}

/** Whether comments wait for a moderator by now; the time from which on they do may be to come. */
export function isPreModerated({ preModerated }: { preModerated: Date | null }, now: Date): boolean {
  return preModerated !== null && preModerated <= now
}

/** When an article's thread, or why it is as it is, changes by itself next; null: never. */
export function nextChange(article: Closing, now: Date): Date | null {
  const { isOpen, why } = threadState(article, now)
  const isOther = (at: Date) => {
    const then = threadState(article, at)
    return then.isOpen !== isOpen || then.why !== why
  }
  return (
    momentsAfter(now, [article.changesAt, closesAt(article), quietAt(now, article.quietHours).until]).find(isOther) ??
    null
  )
}

/** What readers are told of when a thread takes comments; null: it does, and there is nothing to be said. */
export function threadWords(article: Closing, now: Date): string | null {
  const { isOpen, why } = threadState(article, now)
  if (isOpen) {
    const end = scheduledChange(article, now) && endOf(article, now)
    return end && `Comments close ${inWords(end, now, 'at', 'on')}`
  }
  const opens = opensAt(article, now)
  if (!opens) return 'Comments are closed'
  const until = `omments are closed until ${inWords(opens, now)}`
  return why === 'quiet' ? `Quiet hours: c${until}` : `C${until}`
}

/** When an article closes by itself, where no moderator has chosen otherwise. */
function closesAt({ publishedAt, addedAt }: Pick<Closing, 'publishedAt' | 'addedAt'>): Date {
  return new Date((publishedAt ?? addedAt).getTime() + settings().THREAD_CLOSES_DAYS)
}

function opensAt(article: Closing, now: Date): Date | null {
  let at = nextChange(article, now)
  for (let changes = 1; at && changes < MAX_CHANGES; changes++) {
    if (takesComments(article, at)) return at
    at = nextChange(article, at)
  }
  return at && takesComments(article, at) ? at : null
}

/** When an open thread closes for more than a night. */
export function endOf(article: Closing, now: Date): Date | null {
  const isEnd = (at: Date) => {
    const { isOpen, why } = threadState(article, at)
    return !isOpen && why !== 'quiet'
  }
  return momentsAfter(now, [article.changesAt, closesAt(article)]).find(isEnd) ?? null
}

function momentsAfter(now: Date, moments: (Date | null)[]): Date[] {
  return moments.flatMap((at) => (at && at > now ? [at] : [])).sort((a, b) => a.getTime() - b.getTime())
}

/** `07:00` for the day that follows, then `5 Nov 2026, 07:00 UTC`. */
function inWords(at: Date, now: Date, atHour = '', onDay = ''): string {
  const zone = settings().SITE_TIME_ZONE
  const isSoon = at.getTime() - now.getTime() <= DAY_MS
  return isSoon ? `${atHour} ${hourInWords(at, zone)}`.trim() : `${onDay} ${timeInWords(at, zone)}`.trim()
}
