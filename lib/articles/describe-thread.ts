import { settings } from '@/lib/kernel/settings'
import { type Closing, choiceAt, endOf, isPreModerated, scheduledChange, threadState } from './rules'
import { timeInWords, toLocal } from './site-time'
import type { ThreadRun } from './view'

const CHANGES = { open: 'opens', closed: 'closes', automatic: 'is left to the house' } as const

/** How an article's thread is run, as the desk lists it. */
export function describeThread(article: Closing & { preModerated: Date | null }, now: Date): ThreadRun {
  const zone = settings().SITE_TIME_ZONE
  const change = scheduledChange(article, now)
  return {
    choice: choiceAt(article, now),
    state: stateInWords(article, now),
    scheduled: change && {
      local: toLocal(change.at, zone),
      to: change.to,
      words: `${CHANGES[change.to]} ${timeInWords(change.at, zone)}`,
    },
    isPreModerated: isPreModerated(article, now),
    preModerates:
      article.preModerated && !isPreModerated(article, now)
        ? { local: toLocal(article.preModerated, zone), words: timeInWords(article.preModerated, zone) }
        : null,
    quiet: quietOf(article),
  }
}

function quietOf({ quietHours }: Closing): ThreadRun['quiet'] {
  const [from = '', until = ''] = (quietHours ?? settings().QUIET_HOURS).split('-')
  const hours = from === '' ? 'It has none' : `It rests from ${from} to ${until}`
  return {
    from,
    until,
    isOwn: quietHours !== null,
    words: `${hours}, ${quietHours === null ? 'as the site' : 'by choice'}.`,
  }
}

function stateInWords(article: Closing, now: Date): string {
  const { isOpen, why } = threadState(article, now)
  if (why === 'choice') return isOpen ? 'open, by hand' : 'closed, by hand'
  if (why === 'quiet') return 'closed for quiet hours'
  if (!isOpen) return 'closed by age'
  const end = scheduledChange(article, now) ? null : endOf(article, now)
  return end ? `open until ${timeInWords(end, settings().SITE_TIME_ZONE)}` : 'open'
}
