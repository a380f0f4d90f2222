import { type ViewChoice, viewPath } from '@/lib/comments/view-choice'
import { Comment, type CommentProps } from './comment'
import shared from './comment.module.css'
import styles from './threaded-item.module.css'

/** Deeper ones stand no further to the right. */
const MAX_INDENT = 8

export type ThreadedItemProps = CommentProps & {
  choice: ViewChoice
  /** how many levels of answers it stands beneath */
  depth: number
  /** how many answers a collapsed view leaves out; null: it is another view */
  answers: { count: number; isMore: boolean } | null
}

/** A comment in a list of answers under what they answer, where its permalink lands. */
export function ThreadedItem({ choice, depth, answers, ...props }: ThreadedItemProps) {
  const { slug, card } = props
  const { number } = card.comment
  const indent = Math.min(depth, MAX_INDENT)
  return (
    <li id={`c${number}`} className={`${shared.item} ${styles.item}`} data-depth={indent > 0 ? indent : undefined}>
      <Comment {...props} />
      {answers !== null && answers.count > 0 && (
        <a
          className={styles.answers}
          href={`${viewPath(slug, { ...choice, view: 'threaded' }, { from: number })}#c${number}`}
        >
          {words(answers)}
        </a>
      )}
    </li>
  )
}

function words({ count, isMore }: { count: number; isMore: boolean }): string {
  if (isMore) return `More than ${count} replies`
  return count === 1 ? '1 reply' : `${count} replies`
}
