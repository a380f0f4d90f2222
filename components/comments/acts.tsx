import type { CommentCard, CommentStanding, CommentView } from '@/lib/comments/view'
import { commentPath, conversationPath, loginPath, writePath } from '@/lib/kernel/paths'
import styles from './comment.module.css'
import { DeskActs } from './desk-acts'

type Props = { slug: string; card: CommentCard; isSignedIn: boolean; takesComments: boolean }

/** More are on the page of the conversation. */
const MAX_BACKLINKS = 12

/** What the viewer can do with a comment, and which comments quote it. */
export function Acts({ slug, card, isSignedIn, takesComments }: Props) {
  const { comment, standing } = card
  const { number, status } = comment
  return (
    <div className={styles.acts}>
      {status === 'shown' && takesComments && (
        <>
          {comment.locked ? (
            <span className={styles.count}>Replies are locked</span>
          ) : (
            <a href={writePath(slug, { reply: number })} data-reply={number} rel="nofollow">
              Reply
            </a>
          )}
          <a href={writePath(slug, { quote: String(number) })} data-quote={number} rel="nofollow">
            Quote
          </a>
        </>
      )}
      {status === 'shown' && <Recommend slug={slug} comment={comment} standing={standing} isSignedIn={isSignedIn} />}
      <OwnOrReport slug={slug} comment={comment} standing={standing} />
      {hasConversation(comment) && (
        <a href={conversationPath(slug, number)} rel="nofollow">
          Conversation
        </a>
      )}
      {comment.quotedBy.length > 0 && <QuotedBy slug={slug} comment={comment} />}
      {standing?.canModerate && <DeskActs slug={slug} comment={comment} isOwn={standing.isOwn} />}
    </div>
  )
}

function hasConversation({ replyTo, replies, quotes, quotedByCount }: CommentView): boolean {
  return replyTo !== null || replies > 0 || quotedByCount > 0 || quotes.some(({ source }) => 'comment' in source)
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
        {comment.status === 'removed' && <a href={`${path}/appeal`}>Appeal</a>}
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

function QuotedBy({ slug, comment }: { slug: string; comment: CommentView }) {
  const more = comment.quotedByCount - Math.min(comment.quotedBy.length, MAX_BACKLINKS)
  return (
    <span className={styles.back}>
      Quoted by{' '}
      {comment.quotedBy.slice(0, MAX_BACKLINKS).map((number, index) => (
        <span key={number}>
          {index > 0 && ', '}
          <a href={commentPath(slug, number)} data-jump={`c${number}`} data-from={comment.number}>
            {`#${number}`}
          </a>
        </span>
      ))}
      {more > 0 && (
        <>
          {' and '}
          <a href={conversationPath(slug, comment.number)}>{more.toLocaleString('en')} more</a>
        </>
      )}
    </span>
  )
}
