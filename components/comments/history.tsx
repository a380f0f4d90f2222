import { createElement } from 'react'
import { When } from '@/components/ui/when'
import type { Segment } from '@/lib/comments/view'
import styles from './history.module.css'

/** One wording of a comment, as what changed since the one before. */
export type RevisionView = { number: number; createdAt: string | null; segments: Segment[] }

const ELEMENTS = { same: 'span', added: 'ins', removed: 'del' } as const

/** The wordings of a comment, newest first, with what each changed. */
export function History({ revisions }: { revisions: RevisionView[] }) {
  return (
    <ol className={styles.revisions} reversed>
      {revisions.map((revision) => (
        <li key={revision.number} className={styles.revision}>
          <p className={styles.meta}>
            <b>{revision.number === 1 ? 'As posted' : `Revision ${revision.number}`}</b>
            <When at={revision.createdAt} />
          </p>
          <Changes segments={revision.segments} />
        </li>
      ))}
    </ol>
  )
}

function Changes({ segments }: { segments: Segment[] }) {
  const parts = segments.map(({ kind, text }) => createElement(ELEMENTS[kind], null, text))
  return createElement('p', { className: styles.words, dir: 'auto' }, ...parts)
}
