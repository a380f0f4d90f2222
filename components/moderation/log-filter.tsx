import { Button } from '@/components/ui/button'
import type { EventKind } from '@/lib/events/schema'
import { ACT_WORDS, type LogAsked } from '@/lib/moderation/view-log'
import styles from './log-filter.module.css'
import { logFilePath, logPath } from './log-path'

const GROUPS = [
  ['Comments', 'comment.'],
  ['Readers', 'account.'],
  ['Articles', 'article.'],
  ['House', 'words.'],
] as const

type Props = {
  asked: LogAsked
  kinds: readonly EventKind[]
  /** what could not be understood; null: all of it was */
  fault: string | null
}

/** Narrows the log, and saves what is left of it as a file. */
export function LogFilterForm({ asked, kinds, fault }: Props) {
  const isNarrowed = logPath(asked) !== logPath(EVERYTHING)
  return (
    <search className={styles.filter}>
      <form action="/moderate/log" aria-describedby={fault === null ? undefined : 'log-fault'}>
        <div className={styles.fields}>
          <div className={styles.field}>
            <label htmlFor="log-kind">Act</label>
            <select id="log-kind" name="kind" defaultValue={asked.kind}>
              <option value="">every act</option>
              {GROUPS.map(([label, beginning]) => (
                <optgroup key={label} label={label}>
                  {kinds
                    .filter((kind) => kind.startsWith(beginning))
                    .map((kind) => (
                      <option key={kind} value={kind}>
                        {ACT_WORDS[kind]?.name ?? kind}
                      </option>
                    ))}
                </optgroup>
              ))}
            </select>
          </div>
          <Words name="moderator" label="By moderator" value={asked.moderator} />
          <Words name="reader" label="About reader" value={asked.reader} />
          <Words name="article" label="Article’s address" value={asked.article} />
          <Day name="from" label="From" value={asked.from} />
          <Day name="to" label="To" value={asked.to} />
        </div>
        <div className={styles.end}>
          <label className={styles.only}>
            <input type="checkbox" name="decisions" value="1" defaultChecked={asked.decisions} /> only decisions
          </label>
          <Button>Show</Button>
          {isNarrowed && <a href="/moderate/log">Show all</a>}
          <span className={styles.files}>
            Save as{' '}
            <a href={logFilePath(asked, 'csv')} download>
              CSV
            </a>{' '}
            ·{' '}
            <a href={logFilePath(asked, 'json')} download>
              JSON
            </a>
          </span>
        </div>
        {fault !== null && (
          <p id="log-fault" className={styles.fault}>
            {fault}
          </p>
        )}
      </form>
    </search>
  )
}

const EVERYTHING: LogAsked = { kind: '', moderator: '', reader: '', article: '', from: '', to: '', decisions: false }

type FieldProps = { name: string; label: string; value: string }

function Words({ name, label, value }: FieldProps) {
  const id = `log-${name}`
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input id={id} name={name} defaultValue={value} maxLength={300} dir="auto" autoComplete="off" />
    </div>
  )
}

function Day({ name, label, value }: FieldProps) {
  const id = `log-${name}`
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input id={id} name={name} type="date" defaultValue={value} />
    </div>
  )
}
