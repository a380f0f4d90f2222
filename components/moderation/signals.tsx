import type { ReactNode } from 'react'
import { When } from '@/components/ui/when'
import type { Case, ReportView, VerdictView } from '@/lib/moderation/view'
import { Entry } from './log-entries'
import styles from './signals.module.css'

const SPAM = 'spam'

/** What is known about a comment: who reported it and why, why it waits, what stands in its thread, what was decided. */
export function Signals({ item }: { item: Case }) {
  const { card, reports, history, verdicts } = item
  const { quotes, replies, recommendations } = card.comment
  const spam = verdicts.filter(({ rule }) => rule === SPAM)
  const others = verdicts.filter(({ rule }) => rule !== SPAM)
  return (
    <dl className={styles.signals}>
      {reports.length > 0 && (
        <Row name="Reports">
          <ul className={styles.list}>
            {reports.map((report) => (
              <Report key={`${report.reporter} ${report.at}`} report={report} />
            ))}
          </ul>
        </Row>
      )}
      <Row name="Screening">
        {others.length > 0 ? <Verdicts verdicts={others} /> : spam.length > 0 ? 'Nothing else.' : 'Found nothing.'}
      </Row>
      {spam.length > 0 && (
        <Row name="Spam score">
          <Verdicts verdicts={spam} />
        </Row>
      )}
      <Row name="Thread">
        {count(replies, 'reply', 'replies')}, recommended {count(recommendations, 'time', 'times')}
        {quotes.length > 0 && `, quotes ${count(quotes.length, 'passage', 'passages')}`}
      </Row>
      {history.length > 0 && (
        <Row name="Log">
          <ul className={styles.list}>
            {history.map((entry) => (
              <li key={entry.id}>
                <Entry entry={entry} isBrief />
              </li>
            ))}
          </ul>
        </Row>
      )}
    </dl>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.row}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Verdicts({ verdicts }: { verdicts: VerdictView[] }) {
  return (
    <ul className={styles.list}>
      {verdicts.map(({ rule, kind, words, isOpen }) => (
        <li key={`${rule} ${kind}`} data-over={!isOpen || undefined}>
          <span dir="auto">{words}</span>
          {!isOpen && ' A moderator has looked.'}
        </li>
      ))}
    </ul>
  )
}

function Report({ report }: { report: ReportView }) {
  const standing = report.outcome ?? (report.isTrusted ? 'trusted reader' : 'not yet trusted')
  return (
    <li data-over={report.outcome !== null || undefined}>
      <b>{report.rule}</b>, by <bdi>{report.reporter}</bdi> ({standing}), <When at={report.at} />
      {report.text !== '' && (
        <q className={styles.text} dir="auto">
          {report.text}
        </q>
      )}
    </li>
  )
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}
