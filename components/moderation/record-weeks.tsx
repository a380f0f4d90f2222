import type { ReaderWeek } from '@/lib/moderation/view-readers'
import styles from './record-weeks.module.css'

const STEP = 18
const WIDTH = 14
const HEIGHT = 44

/** How much a reader wrote in each of the last weeks, as bars, and how much of it was removed; in words for whoever cannot see them. */
export function RecordWeeks({ weeks }: { weeks: ReaderWeek[] }) {
  const most = Math.max(1, ...weeks.map(({ comments }) => comments))
  const total = weeks.reduce((sum, { comments }) => sum + comments, 0)
  if (total === 0) return null
  const heightOf = (count: number) => (count === 0 ? 0 : Math.max(2, (HEIGHT * count) / most))
  return (
    <figure className={styles.weeks}>
      <svg viewBox={`0 0 ${STEP * weeks.length} ${HEIGHT + 1}`} role="img" aria-label={inWords(weeks)}>
        {weeks.map(({ from, comments, removed }, index) => (
          <g key={from}>
            <rect
              className={styles.all}
              x={index * STEP}
              y={HEIGHT - heightOf(comments)}
              width={WIDTH}
              height={heightOf(comments)}
            />
            <rect
              className={styles.removed}
              x={index * STEP}
              y={HEIGHT - heightOf(removed)}
              width={WIDTH}
              height={heightOf(removed)}
            />
          </g>
        ))}
        <line className={styles.ground} x1="0" x2={STEP * weeks.length} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} />
      </svg>
      <figcaption>
        Comments by week, the last {weeks.length}; <span>removed</span>
      </figcaption>
    </figure>
  )
}

function inWords(weeks: ReaderWeek[]): string {
  const comments = weeks.map((week) => week.comments).join(', ')
  const removed = weeks.map((week) => week.removed).join(', ')
  return `Comments in each of the last ${weeks.length} weeks: ${comments}. Removed of them: ${removed}.`
}
