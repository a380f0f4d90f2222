import { When } from '@/components/ui/when'
import { readerPath } from '@/lib/kernel/paths'
import { deskPath } from '@/lib/moderation/rules'
import type { PlacedCase, ReaderCase } from '@/lib/moderation/view'
import { LogEntries } from './log-entries'
import styles from './reader-desk.module.css'
import { Record } from './record'
import { Part } from './room'
import { SuspensionForm } from './suspension-form'

type Props = {
  reader: ReaderCase
  tomorrow: string
  draft: { reason: string; until: string; message: string | null } | null
}

/** All that the desk knows of one reader, and what it can do. */
export function ReaderDesk({ reader, tomorrow, draft }: Props) {
  const { record, canSuspend, comments, acts } = reader
  return (
    <>
      <Part title={record.name}>
        <p className={styles.since}>
          {record.memberSince ? (
            <>
              {record.role === 'reader' ? 'Member' : record.role} since <When at={record.memberSince} dayOnly />
            </>
          ) : (
            'An imported name, claimed by nobody: it cannot sign in.'
          )}{' '}
          <a href={readerPath(record.name)}>Public page</a>
        </p>
        <Record record={record} />
      </Part>
      {canSuspend && (
        <Part title="Suspension">
          <SuspensionForm record={record} tomorrow={tomorrow} draft={draft} />
        </Part>
      )}
      <Part title="Latest comments">
        <Latest comments={comments} />
      </Part>
      <Part title="Acts about this reader">
        <LogEntries entries={acts} none="None." />
      </Part>
    </>
  )
}

function Latest({ comments }: { comments: PlacedCase[] }) {
  if (comments.length === 0) return <p className={styles.since}>None.</p>
  return (
    <ol className={styles.latest}>
      {comments.map(({ card: { comment }, slug, title }) => (
        <li key={`${slug}#${comment.number}`}>
          <p className={styles.about}>
            <a href={deskPath({ at: { slug, number: comment.number } })}>#{comment.number}</a>
            <bdi>{title}</bdi>
            <When at={comment.postedAt} />
            {comment.status !== 'shown' && <span className={styles.status}>{comment.status}</span>}
          </p>
          <p className={styles.words} dir="auto">
            {comment.text === '' ? 'Quotes only.' : comment.text}
          </p>
        </li>
      ))}
    </ol>
  )
}
