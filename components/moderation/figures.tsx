import type { ReactNode } from 'react'
import { Part } from '@/components/moderation/room'
import {
  CHARTS,
  type ChartName,
  DAY_CHARTS,
  durationWords,
  FIGURE_DAYS,
  type FigureDays,
  type Figures,
} from '@/lib/moderation/view-figures'
import styles from './figures.module.css'
import { FiguresChart } from './figures-chart'
import { DayTable, HoldTable, RemovalTable, ReportTable } from './figures-tables'

type Props = {
  figures: Figures
  days: FigureDays
  waiting: { reported: number; held: number; appealed: number }
}

/** How the desk does: the short of it, a chart for each matter, and under each chart its numbers. */
export function FiguresPage({ figures, days, waiting }: Props) {
  return (
    <>
      <nav className={styles.days} aria-label="Days">
        {FIGURE_DAYS.map((count) => (
          <a key={count} href={`/moderate/figures?days=${count}`} aria-current={count === days ? 'page' : undefined}>
            {count} days
          </a>
        ))}
      </nav>
      <Short figures={figures} waiting={waiting} />
      <div className={styles.charts}>
        {DAY_CHARTS.map((name) => (
          <Charted key={name} name={name} figures={figures} days={days}>
            <DayTable name={name} days={figures.days} />
          </Charted>
        ))}
        <Charted name="reported" figures={figures} days={days}>
          <ReportTable reported={figures.reported} />
        </Charted>
        <Charted name="holds" figures={figures} days={days}>
          <HoldTable holds={figures.holds} />
        </Charted>
        <Charted name="removals" figures={figures} days={days}>
          <RemovalTable removals={figures.removals} />
        </Charted>
      </div>
      {figures.moderators !== null && <Moderators moderators={figures.moderators} />}
    </>
  )
}

function Short({ figures, waiting }: Pick<Props, 'figures' | 'waiting'>) {
  const sum = (key: 'comments' | 'reports' | 'decided') => figures.days.reduce((total, day) => total + day[key], 0)
  const facts = [
    ['Waiting now', waiting.reported + waiting.held + waiting.appealed],
    ['Shown at once', sum('comments')],
    ['Reports', sum('reports')],
    ['Decisions', sum('decided')],
    ['Median time', durationWords(figures.medianMs)],
    ['9 of 10 within', durationWords(figures.p90Ms)],
  ] as const
  return (
    <dl className={styles.short}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{typeof value === 'number' ? value.toLocaleString('en') : value}</dd>
        </div>
      ))}
    </dl>
  )
}

type ChartedProps = { name: ChartName; figures: Figures; days: FigureDays; children: ReactNode }

function Charted({ name, figures, days, children }: ChartedProps) {
  const { title, unit } = CHARTS[name]
  return (
    <section className={styles.chart} aria-labelledby={`chart-${name}`}>
      <h2 id={`chart-${name}`}>{title}</h2>
      <p className={styles.unit}>{unit}</p>
      <FiguresChart name={name} figures={figures} days={days} />
      <details className={styles.numbers}>
        <summary>The numbers</summary>
        {children}
      </details>
    </section>
  )
}

function Moderators({ moderators }: { moderators: NonNullable<Figures['moderators']> }) {
  if (moderators.length === 0) return null
  return (
    <Part title="By moderator">
      <p className={styles.unit}>Decisions in these days; administrators alone see this.</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Moderator</th>
            <th scope="col">Decisions</th>
          </tr>
        </thead>
        <tbody>
          {moderators.map(({ name, decided }) => (
            <tr key={name}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td>{decided}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  )
}
