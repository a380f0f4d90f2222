import { When } from '@/components/ui/when'
import { deskReaderPath } from '@/lib/moderation/rules'
import type { ReaderRecord } from '@/lib/moderation/view'
import styles from './person.module.css'
import { Record } from './record'

/** The author beside their comment: record, standing, and the way to all the desk knows. */
export function Person({ record }: { record: ReaderRecord }) {
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
      <p>
        <a className={styles.more} href={deskReaderPath(record.name)}>
          {record.isUnclaimed ? 'All comments' : 'Comments, suspension'}
        </a>
      </p>
    </section>
  )
}
