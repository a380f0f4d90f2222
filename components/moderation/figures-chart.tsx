import {
  CHARTS,
  type ChartName,
  durationWords,
  type FigureDays,
  type Figures,
  isOfRules,
} from '@/lib/moderation/view-figures'
import styles from './figures.module.css'

const SIZES = { wide: { width: 880, height: 260 }, narrow: { width: 360, height: 240 } } as const
const NARROW = '(max-width: 40rem)'
const DARK = '(prefers-color-scheme: dark)'

/** A chart as a picture that the server draws: in the page's colours, and with fewer words where there is less room. */
export function FiguresChart({ name, figures, days }: { name: ChartName; figures: Figures; days: FigureDays }) {
  if (isOfRules(name) && figures[name].length === 0) return <p className={styles.none}>Nothing yet.</p>
  const path = (theme: 'light' | 'dark', size: 'wide' | 'narrow') =>
    `/api/moderation/figures/${name}.svg?days=${days}&upTo=${figures.upTo}&theme=${theme}&size=${size}`
  // How high bars come is known to whoever draws them.
  const room = isOfRules(name) ? {} : SIZES.wide
  return (
    <picture>
      <source media={`${NARROW} and ${DARK}`} srcSet={path('dark', 'narrow')} />
      <source media={NARROW} srcSet={path('light', 'narrow')} />
      <source media={DARK} srcSet={path('dark', 'wide')} />
      <img className={styles.picture} src={path('light', 'wide')} {...room} alt={altOf(name, figures)} loading="lazy" />
    </picture>
  )
}

/** What the chart tells, in a sentence. */
function altOf(name: ChartName, { days, reported, holds, removals, medianMs, p90Ms }: Figures): string {
  const { title } = CHARTS[name]
  const [first, last] = [days[0]?.day, days.at(-1)?.day]
  const span = `from ${first} to ${last}`
  const most = (value: (day: Figures['days'][number]) => number) =>
    days.reduce((best, day) => (value(day) > value(best) ? day : best), days[0] ?? EMPTY)
  switch (name) {
    case 'comments':
    case 'reports': {
      const total = days.reduce((sum, day) => sum + day[name], 0)
      const best = most((day) => day[name])
      return `${title} a day ${span}: ${total} in all, the most on ${best.day} with ${best[name]}.`
    }
    case 'queue': {
      const best = most((day) => day.waiting)
      return `Comments waiting at the end of each day ${span}: ${days.at(-1)?.waiting ?? 0} at last, the most on ${best.day} with ${best.waiting}.`
    }
    case 'time':
      return `Time to decide by day ${span}: over all days the median is ${durationWords(medianMs)}, and nine of ten took at most ${durationWords(p90Ms)}.`
    case 'reported':
      return `Reports by rule ${span}: ${reported.map(({ label, reports }) => `${label} ${reports}`).join(', ')}.`
    case 'holds':
      return `Comments held by rule ${span}: ${holds.map(({ label, held }) => `${label} ${held}`).join(', ')}.`
    case 'removals':
      return `Comments removed by rule ${span}: ${removals.map(({ label, removed }) => `${label} ${removed}`).join(', ')}.`
  }
}

const EMPTY = { day: '', comments: 0, reports: 0, decided: 0, removed: 0, waiting: 0, medianMs: null, p90Ms: null }
