import { When } from '@/components/ui/when'
import type { CommentCard } from '@/lib/comments/view'
import { deskPath } from '@/lib/moderation/rules'
import type { Case } from '@/lib/moderation/view'
import styles from './neighbours.module.css'

/** The comments just before and after, as a reader meets them; and the one that is answered, in full. */
export function Neighbours({ item: { slug, card, before, after, parentCard } }: { item: Case }) {
  const here = card.comment.number
  const isNear = (one: CommentCard) => before.some((near) => near.comment.number === one.comment.number)
  const answered = parentCard && !isNear(parentCard) ? [parentCard] : []
  if (answered.length + before.length + after.length === 0) return null
  return (
    <details className={styles.around} open>
      <summary>Around it in the thread</summary>
      <ol>
        {[...answered, ...before].map((one) => (
          <Neighbour
            key={one.comment.number}
            slug={slug}
            card={one}
            isAnswered={one === parentCard || one.comment.number === card.comment.replyTo}
          />
        ))}
        <li className={styles.here}>#{here} stands here</li>
        {after.map((one) => (
          <Neighbour key={one.comment.number} slug={slug} card={one} isAnswered={false} />
        ))}
      </ol>
    </details>
  )
}

function Neighbour({ slug, card, isAnswered }: { slug: string; card: CommentCard; isAnswered: boolean }) {
  const { number, author, postedAt, status, text } = card.comment
  return (
    <li>
      <p className={styles.meta}>
        <a href={deskPath({ at: { slug, number } })}>#{number}</a>
        {author && <bdi className={styles.author}>{author.name}</bdi>}
        <When at={postedAt} />
        {status !== 'shown' && <span className={styles.status}>{status}</span>}
        {isAnswered && <span>answered by this one</span>}
      </p>
      <p className={styles.words} dir="auto">
        {card.tombstone ?? (text === '' ? 'Quotes only.' : text)}
      </p>
    </li>
  )
}
