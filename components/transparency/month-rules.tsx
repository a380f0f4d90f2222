import { type MonthFigures, monthWords } from '@/lib/moderation/view-figures'
import styles from './transparency.module.css'

/** What each rule led to, a month at a time: the latest lies open. Months without any are left out. */
export function MonthRules({ months }: { months: MonthFigures[] }) {
  const told = months.toReversed().filter(({ byRule }) => Object.values(byRule).some((rules) => rules.length > 0))
  return (
    <section aria-labelledby="month-rules">
      <h2 id="month-rules">By month and rule</h2>
      {told.length === 0 ? (
        <p className={styles.none}>No rule was applied in these months.</p>
      ) : (
        <p>
          Everything counts in the month in which it happened. What is reported or held late in a month is decided in
          the next, or withdrawn by its author, so the numbers of a row need not add up.
        </p>
      )}
      {told.map((month, index) => (
        <details key={month.month} className={styles.month} open={index === 0}>
          <summary>
            <time dateTime={month.month}>{monthWords(month.month)}</time>
          </summary>
          <Month byRule={month.byRule} />
        </details>
      ))}
    </section>
  )
}

function Month({ byRule: { reported, holds, removals } }: Pick<MonthFigures, 'byRule'>) {
  return (
    <>
      <Outcomes
        title="Reported by readers"
        headings={['Reports', 'Upheld', 'Dismissed']}
        rows={reported.map(({ reports, upheld, dismissed, ...rule }) => ({
          ...rule,
          counts: [reports, upheld, dismissed],
        }))}
      />
      <Outcomes
        title="Held by screening"
        headings={['Held', 'Approved', 'Removed']}
        rows={holds.map(({ held, approved, removed, ...rule }) => ({ ...rule, counts: [held, approved, removed] }))}
      />
      <Outcomes
        title="Removed by moderators"
        headings={['Removed', 'Restored', 'Appeals dismissed']}
        rows={removals.map(({ removed, restored, dismissed, ...rule }) => ({
          ...rule,
          counts: [removed, restored, dismissed],
        }))}
      />
    </>
  )
}

type Row = { rule: string; label: string; counts: number[] }

function Outcomes({ title, headings, rows }: { title: string; headings: string[]; rows: Row[] }) {
  if (rows.length === 0) return null
  return (
    <table className={styles.rules}>
      <caption>{title}</caption>
      <thead>
        <tr>
          {['Rule', ...headings].map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ rule, label, counts }) => (
          <tr key={rule}>
            <th scope="row">{label}</th>
            {headings.map((heading, index) => (
              <td key={heading}>{counts[index]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
