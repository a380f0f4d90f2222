import type { ReactNode } from 'react'
import {
  type ChartName,
  type DayFigures,
  durationWords,
  type HoldFigures,
  type RemovalFigures,
} from '@/lib/moderation/view-figures'
import styles from './figures.module.css'

type Column = [heading: string, cell: (day: DayFigures) => ReactNode]
type Daily = Exclude<ChartName, 'holds' | 'removals'>

const COLUMNS: Record<Daily, Column[]> = {
  comments: [['Comments', ({ comments }) => comments]],
  reports: [['Reports', ({ reports }) => reports]],
  queue: [
    ['Waiting', ({ waiting }) => waiting],
    ['Decided', ({ decided }) => decided],
    ['Removed', ({ removed }) => removed],
  ],
  time: [
    ['Median', ({ medianMs }) => durationWords(medianMs)],
    ['9 of 10 within', ({ p90Ms }) => durationWords(p90Ms)],
    ['Decided', ({ decided }) => decided],
  ],
}

/** The numbers of a chart by day, the last day first. */
export function DayTable({ name, days }: { name: Daily; days: DayFigures[] }) {
  const columns = COLUMNS[name]
  return (
    <Table headings={['Day', ...columns.map(([heading]) => heading)]}>
      {days.toReversed().map((day) => (
        <tr key={day.day}>
          <th scope="row">
            <time dateTime={day.day}>{day.day}</time>
          </th>
          {columns.map(([heading, cell]) => (
            <td key={heading}>{cell(day)}</td>
          ))}
        </tr>
      ))}
    </Table>
  )
}

/** What came of what each rule of screening held. */
export function HoldTable({ holds }: { holds: HoldFigures[] }) {
  return (
    <Table headings={['Rule', 'Held', 'Approved', 'Removed', 'Median', '9 of 10 within']}>
      {holds.map(({ rule, label, held, approved, removed, medianMs, p90Ms }) => (
        <tr key={rule}>
          <th scope="row">{label}</th>
          <td>{held}</td>
          <td>{approved}</td>
          <td>{removed}</td>
          <td>{durationWords(medianMs)}</td>
          <td>{durationWords(p90Ms)}</td>
        </tr>
      ))}
    </Table>
  )
}

/** How often each rule of the house was the reason. */
export function RemovalTable({ removals }: { removals: RemovalFigures[] }) {
  return (
    <Table headings={['Rule', 'Removed', 'Median']}>
      {removals.map(({ rule, label, removed, medianMs }) => (
        <tr key={rule}>
          <th scope="row">{label}</th>
          <td>{removed}</td>
          <td>{durationWords(medianMs)}</td>
        </tr>
      ))}
    </Table>
  )
}

function Table({ headings, children }: { headings: string[]; children: ReactNode }) {
  return (
    <div className={styles.wide}>
      <table className={styles.table}>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
