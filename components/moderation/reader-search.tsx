import { Button } from '@/components/ui/button'
import { When } from '@/components/ui/when'
import { deskReaderPath } from '@/lib/moderation/rules'
import type { ReaderRecord } from '@/lib/moderation/view'
import styles from './reader-search.module.css'

/** Finds readers by name. */
export function ReaderSearch({ name }: { name: string }) {
  return (
    <search>
      <form className={styles.search} action="/moderate/readers">
        <label htmlFor="reader-name">Name, or a part of it</label>
        <div>
          <input
            id="reader-name"
            name="name"
            type="search"
            defaultValue={name}
            maxLength={240}
            dir="auto"
            autoComplete="off"
          />
          <Button>Find</Button>
        </div>
      </form>
    </search>
  )
}

/** Readers with the short of their record, each leading to all of it. */
export function ReaderList({ readers, none }: { readers: ReaderRecord[]; none: string }) {
  if (readers.length === 0) return <p className={styles.none}>{none}</p>
  return (
    <ul className={styles.readers}>
      {readers.map((reader) => (
        <li key={`${reader.name} ${reader.isUnclaimed}`}>
          <a href={deskReaderPath(reader.name)}>
            <bdi>{reader.name}</bdi>
          </a>
          {reader.role !== 'reader' && <span>{reader.role}</span>}
          {reader.isUnclaimed && <span>imported name</span>}
          <span>{reader.comments === 1 ? '1 comment' : `${reader.comments} comments`}</span>
          {reader.removed > 0 && <span>{reader.removed} removed</span>}
          {reader.suspension && (
            <span className={styles.suspended}>
              suspended{' '}
              {reader.suspension.until ? (
                <>
                  until <When at={reader.suspension.until} dayOnly />
                </>
              ) : (
                'without end'
              )}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
