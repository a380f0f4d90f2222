import { When } from '@/components/ui/when'
import { readerPath } from '@/lib/kernel/paths'
import { deskPath } from '@/lib/moderation/rules'
import type { PlacedCase } from '@/lib/moderation/view'
import type { ReaderDeskView } from '@/lib/moderation/view-readers'
import { LogEntries } from './log-entries'
import { Notes } from './notes'
import styles from './reader-desk.module.css'
import type { ReaderDraft } from './reader-desk-form'
import { Record } from './record'
import { RecordWeeks } from './record-weeks'
import { RoleForm } from './role-form'
import { Part } from './room'
import { SuspensionForm } from './suspension-form'
import { WarningForm } from './warning-form'

type Props = { reader: ReaderDeskView; tomorrow: string; draft: ReaderDraft | null }

/** All that the desk knows of one reader, and beside it what it can do. */
export function ReaderDesk({ reader, tomorrow, draft }: Props) {
  const { record, rights, comments, acts, notes, weeks } = reader
  return (
    <div className={styles.reader}>
      <div className={styles.known}>
        <Part title={record.name}>
          <Since reader={reader} />
          <Record record={record} />
          <RecordWeeks weeks={weeks} />
        </Part>
        {rights.writeNotes && (
          <Part title="Notes and warnings">
            <Notes name={record.name} notes={notes} draft={draft} />
          </Part>
        )}
        <Part title="Latest comments">
          <Latest comments={comments} />
        </Part>
        <Part title="Acts about this reader">
          <LogEntries entries={acts} none="None." />
        </Part>
      </div>
      <div className={styles.acts}>
        {rights.warn && (
          <Part title="Warning">
            <WarningForm name={record.name} draft={draft} />
          </Part>
        )}
        {rights.suspend && (
          <Part title="Suspension">
            <SuspensionForm record={record} tomorrow={tomorrow} draft={draft} />
          </Part>
        )}
        {rights.changeRole && (
          <Part title="Role">
            <RoleForm name={record.name} role={record.role} draft={draft} />
          </Part>
        )}
      </div>
    </div>
  )
}

function Since({ reader: { record } }: { reader: ReaderDeskView }) {
  return (
    <p className={styles.since}>
      {record.memberSince ? (
        <>
          {record.role === 'reader' ? 'Member' : <span className={styles.role}>{record.role}</span>}, here since{' '}
          <When at={record.memberSince} dayOnly />
        </>
      ) : (
        'An imported name, claimed by nobody: it cannot sign in.'
      )}{' '}
      <a href={readerPath(record.name)}>Public page</a>
    </p>
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
