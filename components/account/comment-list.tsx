import type { ReactNode } from 'react'
import { Comment } from '@/components/comments/comment'
import type { ArticleView } from '@/lib/articles/view'
import type { CommentCard } from '@/lib/comments/view'
import { articlePath, commentPath } from '@/lib/kernel/paths'
import styles from './comment-list.module.css'

/** A comment outside its thread, with the article it belongs to. */
export type PlacedComment = { card: CommentCard; article: Pick<ArticleView, 'slug' | 'title' | 'takesComments'> }

type Props = {
  comments: PlacedComment[]
  isSignedIn: boolean
  showsStatus: boolean
  none: ReactNode
  /** what stands below each */
  below?: (placed: PlacedComment) => ReactNode
}

/** Comments of several articles, each under its article's title and with the way to its place in the thread. */
export function CommentList({ comments, isSignedIn, showsStatus, none, below }: Props) {
  if (comments.length === 0) return <p className={styles.none}>{none}</p>
  return (
    <ol className={styles.list}>
      {comments.map(({ card, article }) => (
        <li key={`${article.slug}#${card.comment.number}`} className={styles.item} data-status={card.comment.status}>
          <p className={styles.about}>
            <cite dir="auto">
              <a href={articlePath(article.slug)}>{article.title}</a>
            </cite>
            {showsStatus && <span className={styles.status}>{card.comment.status}</span>}
            <a href={commentPath(article.slug, card.comment.number)}>see in context</a>
          </p>
          <div className={styles.comment}>
            <Comment slug={article.slug} card={card} isSignedIn={isSignedIn} takesComments={article.takesComments} />
          </div>
          {below?.({ card, article })}
        </li>
      ))}
    </ol>
  )
}
