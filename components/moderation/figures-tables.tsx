import type { ReactNode } from 'react'
import {
  type DayChart,
  type DayFigures,
  durationWords,
  type HoldFigures,
  type RemovalFigures,
  type ReportFigures,
} from '@/lib/moderation/view-figures'
import styles from './figures.module.css'

type Column = [heading: string, cell: (day: DayFigures) => ReactNode]

const COLUMNS: Record<DayChart, Column[]> = {
  comments: [['Shown at once', ({ comments }) => comments]],
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
export function DayTable({ name, days }: { name: DayChart; days: DayFigures[] }) {
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

/** What came of the reports that named each rule of the house. */
export function ReportTable({ reported }: { reported: ReportFigures[] }) {
  return (
    <Table headings={['Rule', 'Reports', 'Upheld', 'Dismissed', 'Median', '9 of 10 within']}>
      {reported.map(({ rule, label, reports, upheld, dismissed, medianMs, p90Ms }) => (
        <tr key={rule}>
          <th scope="row">{label}</th>
          <td>{reports}</td>
          <td>{upheld}</td>
          <td>{dismissed}</td>
          <td>{durationWords(medianMs)}</td>
          <td>{durationWords(p90Ms)}</td>
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

/** How often each rule of the house was the reason, and what came of that. */
export function RemovalTable({ removals }: { removals: RemovalFigures[] }) {
  return (
    <Table headings={['Rule', 'Removed', 'Restored', 'Appeals dismissed', 'Median', '9 of 10 within']}>
      {removals.map(({ rule, label, removed, restored, dismissed, medianMs, p90Ms }) => (
        <tr key={rule}>
          <th scope="row">{label}</th>
          <td>{removed}</td>
          <td>{restored}</td>
          <td>{dismissed}</td>
          <td>{durationWords(medianMs)}</td>
          <td>{durationWords(p90Ms)}</td>
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
