import { Unseen } from '@/components/ui/unseen'
import type { CommentView } from '@/lib/comments/view'
import { commentPath } from '@/lib/kernel/paths'
import { deskPath } from '@/lib/moderation/rules'
import styles from './desk-acts.module.css'

type Props = { slug: string; comment: CommentView; isOwn: boolean }

/** What a moderator can do with a comment where it stands, and the way to it at the desk. */
export function DeskActs({ slug, comment, isOwn }: Props) {
  const { number, status, picked = false, locked = false } = comment
  const canPick = picked || (status === 'shown' && !isOwn)
  return (
    <span className={styles.desk}>
      <a href={deskPath({ at: { slug, number } })}>
        Desk<Unseen> #{number}</Unseen>
      </a>
      {canPick && (
        <Act {...{ slug, number }} act="pick" isDone={picked}>
          {picked ? 'Unpick' : 'Pick'}
        </Act>
      )}
      <Act {...{ slug, number }} act="lock" isDone={locked}>
        {locked ? 'Unlock replies' : 'Lock replies'}
      </Act>
    </span>
  )
}

type ActProps = { slug: string; number: number; act: 'pick' | 'lock'; isDone: boolean; children: string }

function Act({ slug, number, act, isDone, children }: ActProps) {
  return (
    <form method="post" action={`/api${commentPath(slug, number)}/${act}`}>
      {isDone && <input type="hidden" name="_method" value="DELETE" />}
      <button type="submit">
        {children}
        <Unseen> #{number}</Unseen>
      </button>
    </form>
  )
}
