import { When } from '@/components/ui/when'
import type { NoteView } from '@/lib/accounts/view'
import { deskReaderPath } from '@/lib/moderation/rules'
import type { ReaderRecord } from '@/lib/moderation/view'
import { Key, Keyed } from './keys'
import { Note } from './notes'
import styles from './person.module.css'
import { PersonAll } from './person-all'
import { Record } from './record'

type Props = {
  record: ReaderRecord
  /** it is the viewer */
  isOwn: boolean
  /** the latest that moderators wrote about them; null: nothing */
  note: NoteView | null
  /** where the desk goes on to once all their comments are decided */
  next: string
}

/** The author beside their comment: record, standing, and the way to all the desk knows. */
export function Person({ record, isOwn, note, next }: Props) {
  return (
    <section className={styles.person} aria-labelledby="person">
      <h2 id="person">
        <bdi>{record.name}</bdi>
      </h2>
      <p className={styles.since}>
        {record.memberSince ? (
          <>
            {record.role === 'reader' ? 'member' : record.role} since <When at={record.memberSince} dayOnly />
          </>
        ) : (
          'an imported name, claimed by nobody'
        )}
      </p>
      <Record record={record} />
      {note && <Note note={note} />}
      <p>
        <Keyed name="s">
          <a className={styles.more} href={deskReaderPath(record.name)}>
            {record.isUnclaimed ? 'All comments' : 'Comments, notes, suspension'}
            <Key name="s" />
          </a>
        </Keyed>
      </p>
      {!isOwn && <PersonAll name={record.name} next={next} />}
    </section>
  )
}
