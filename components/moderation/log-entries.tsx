import { When } from '@/components/ui/when'
import { ERASED_NAME } from '@/lib/accounts/view'
import { articlePath } from '@/lib/kernel/paths'
import { deskPath, deskReaderPath } from '@/lib/moderation/rules'
import type { LogEntry } from '@/lib/moderation/view'
import styles from './log-entries.module.css'

/** Words that end so need what they are about, also where that is known: “locked replies to it”. */
const WANTS_MORE = / (in|of|on|to)$/

/** Acts of moderation, newest first, each in one sentence with its reason. */
export function LogEntries({ entries, none }: { entries: LogEntry[]; none: string }) {
  if (entries.length === 0) return <p className={styles.none}>{none}</p>
  return (
    <ol className={styles.entries}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <span className={styles.at}>
            <When at={entry.at} />
          </span>
          <Entry entry={entry} />
        </li>
      ))}
    </ol>
  )
}

/** One act; brief where the comment it was about stands beside it. */
export function Entry({ entry, isBrief = false }: { entry: LogEntry; isBrief?: boolean }) {
  const { actor, did, rule, note, detail, at } = entry
  return (
    <span className={styles.entry}>
      <b>{actor === null ? 'the house' : <bdi>{actor}</bdi>}</b> {did}{' '}
      {isBrief ? WANTS_MORE.test(did) && 'it ' : <Subject entry={entry} />}
      {rule !== null && <span className={styles.rule}>({rule})</span>} {detail !== null && <span>{detail}</span>}
      {isBrief && (
        <span>
          {' '}
          <When at={at} />
        </span>
      )}
      {note !== null && (
        <q className={styles.note} dir="auto">
          {note}
        </q>
      )}
    </span>
  )
}

function Subject({ entry: { comment, article, reader } }: { entry: LogEntry }) {
  if (comment && article) {
    return (
      <>
        <a href={deskPath({ at: { slug: article.slug, number: comment.number } })}>#{comment.number}</a> by{' '}
        <bdi>{comment.author}</bdi> in <bdi className={styles.title}>{article.title}</bdi>{' '}
      </>
    )
  }
  if (article) {
    return (
      <>
        <a href={articlePath(article.slug)}>
          <bdi>{article.title}</bdi>
        </a>{' '}
      </>
    )
  }
  if (reader === null) return null
  if (reader === ERASED_NAME) return <>{ERASED_NAME} </>
  return (
    <>
      <a href={deskReaderPath(reader)}>
        <bdi>{reader}</bdi>
      </a>{' '}
    </>
  )
}
