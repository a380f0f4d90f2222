import type { CommentCard, CommentStanding, CommentView } from '@/lib/comments/view'
import { commentPath, loginPath, writePath } from '@/lib/kernel/paths'
import styles from './comment.module.css'

type Props = { slug: string; card: CommentCard; isSignedIn: boolean; takesComments: boolean }

/** What the viewer can do with a comment, and which comments quote it. */
export function Acts({ slug, card, isSignedIn, takesComments }: Props) {
  const { comment, standing } = card
  const { number, status } = comment
  return (
    <div className={styles.acts}>
      {status === 'shown' && takesComments && (
        <>
          <a href={writePath(slug, { reply: number })} data-reply={number} rel="nofollow">
            Reply
          </a>
          <a href={writePath(slug, { quote: String(number) })} data-quote={number} rel="nofollow">
            Quote
          </a>
        </>
      )}
      {status === 'shown' && <Recommend slug={slug} comment={comment} standing={standing} isSignedIn={isSignedIn} />}
      <OwnOrReport slug={slug} comment={comment} standing={standing} />
      {comment.quotedBy.length > 0 && <QuotedBy slug={slug} numbers={comment.quotedBy} />}
    </div>
  )
}

type RecommendProps = { slug: string; comment: CommentView; standing: CommentStanding | null; isSignedIn: boolean }

function Recommend({ slug, comment, standing, isSignedIn }: RecommendProps) {
  const { number, recommendations } = comment
  if (standing?.isOwn) {
    return recommendations > 0 ? <span className={styles.count}>Recommended {recommendations}</span> : null
  }
  if (!isSignedIn) {
    return (
      <a href={loginPath(commentPath(slug, number))} rel="nofollow">
        Recommend{recommendations > 0 && ` ${recommendations}`}
      </a>
    )
  }
  const hasRecommended = standing?.hasRecommended ?? false
  return (
    <form method="post" action={`/api${commentPath(slug, number)}/recommendation`} data-recommend>
      <input type="hidden" name="_method" value={hasRecommended ? 'DELETE' : 'PUT'} />
      <button type="submit" aria-pressed={hasRecommended}>
        Recommend
        <span className={styles.done} aria-hidden="true">
          ed
        </span>{' '}
        <span data-count>{recommendations > 0 ? recommendations : ''}</span>
      </button>
    </form>
  )
}

function OwnOrReport({ slug, comment, standing }: Pick<RecommendProps, 'slug' | 'comment' | 'standing'>) {
  const path = commentPath(slug, comment.number)
  if (standing?.isOwn) {
    return (
      <>
        {standing.canEdit && <a href={`${path}/edit`}>Edit</a>}
        {standing.canWithdraw && <a href={`${path}/withdraw`}>Withdraw</a>}
      </>
    )
  }
  if (standing?.hasReported) return <span className={styles.count}>Reported</span>
  return (
    <a href={`${path}/report`} rel="nofollow">
      Report
    </a>
  )
}

function QuotedBy({ slug, numbers }: { slug: string; numbers: number[] }) {
  return (
    <span className={styles.back}>
      Quoted by{' '}
      {numbers.map((number, index) => (
        <span key={number}>
          {index > 0 && ', '}
          <a href={commentPath(slug, number)} data-jump={`c${number}`}>
            {`#${number}`}
          </a>
        </span>
      ))}
    </span>
  )
}
