import { When } from '@/components/ui/when'
import { articlePath } from '@/lib/kernel/paths'
import {
  durationWords,
  type MonthFigures,
  monthWords,
  type RuleCount,
  type Transparency,
} from '@/lib/moderation/view-figures'
import type { PublicAct } from '@/lib/moderation/view-log'
import { MonthRules } from './month-rules'
import styles from './transparency.module.css'

type Props = { figures: Transparency; acts: PublicAct[] }

/** What moderation did here: by month, by rule, and the latest acts without anybody's name. */
export function TransparencyPage({ figures, acts }: Props) {
  return (
    <div className={styles.page}>
      <p>
        Every comment that was removed was removed by one of the <a href="/rules">house rules</a>, and its author was
        told which. Whoever disagrees can appeal once; a different moderator decides. What a moderator took back at once
        does not count here.
      </p>
      <Months months={figures.months} />
      <MonthRules months={figures.months} />
      <Rules title="Removed, by house rule" rules={figures.removed} none="Nothing was removed in these months." />
      <Rules title="Held until a moderator had looked" rules={figures.held} none="Nothing was held in these months." />
      <Acts acts={acts} />
    </div>
  )
}

const COLUMNS: [heading: string, value: (month: MonthFigures) => number | string][] = [
  ['Shown at once', ({ comments }) => comments],
  ['Reports', ({ reports }) => reports],
  ['Held', ({ held }) => held],
  ['Approved', ({ approved }) => approved],
  ['Removed', ({ removed }) => removed],
  ['Restored', ({ restored }) => restored],
  ['Appeals', ({ appeals }) => appeals],
  ['Appeals upheld', ({ upheld }) => upheld],
  ['Appeals dismissed', ({ dismissed }) => dismissed],
  ['Median time to decide', ({ medianMs }) => durationWords(medianMs)],
]

function Months({ months }: { months: MonthFigures[] }) {
  return (
    <section aria-labelledby="months">
      <h2 id="months">By month</h2>
      <table className={styles.months}>
        <thead>
          <tr>
            <th scope="col">Month</th>
            {COLUMNS.map(([heading]) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.toReversed().map((month) => (
            <tr key={month.month}>
              <th scope="row">
                <time dateTime={month.month}>{monthWords(month.month)}</time>
              </th>
              {COLUMNS.map(([heading, value]) => (
                <td key={heading} data-label={heading}>
                  {value(month)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type RulesProps = { title: string; rules: RuleCount[]; none: string }

function Rules({ title, rules, none }: RulesProps) {
  return (
    <section>
      <h2>{title}</h2>
      {rules.length === 0 ? (
        <p className={styles.none}>{none}</p>
      ) : (
        <table className={styles.rules}>
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col">This month</th>
              <th scope="col">Twelve months</th>
            </tr>
          </thead>
          <tbody>
            {rules.map(({ rule, label, total, thisMonth }) => (
              <tr key={rule}>
                <th scope="row">{label}</th>
                <td>{thisMonth}</td>
                <td>{total}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Acts({ acts }: { acts: PublicAct[] }) {
  return (
    <section aria-labelledby="acts">
      <h2 id="acts">Latest acts</h2>
      {acts.length === 0 ? (
        <p className={styles.none}>Nothing was done yet.</p>
      ) : (
        <ol className={styles.acts}>
          {acts.map((act) => (
            <li key={act.id}>
              <span className={styles.at}>
                <When at={act.at} dayOnly />
              </span>
              <Act act={act} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

/** `A moderator removed comment #9 under Night ferries return: abuse` */
function Act({ act: { who, did, whom, comment, article, because } }: { act: PublicAct }) {
  return (
    <span>
      {who} {did} {whom}
      {comment !== null && `comment #${comment} under `}
      {article && (
        <a href={articlePath(article.slug)}>
          <bdi>{article.title}</bdi>
        </a>
      )}
      {because !== null && `: ${because}`}
    </span>
  )
}
