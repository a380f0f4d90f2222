import { CommentCards } from '@/components/comments/conversation'
import { Sheet } from '@/components/ui/sheet'
import type { ArticleView } from '@/lib/articles/view'
import type { CommentCard } from '@/lib/comments/view'
import { articlePath, paragraphPath, writePath } from '@/lib/kernel/paths'
import { countComments } from './comment-count'
import styles from './quoters.module.css'

type Props = {
  article: Pick<ArticleView, 'slug' | 'title' | 'takesComments'>
  paragraph: { number: number; text: string }
  cards: CommentCard[]
  /** of all comments that quote it, not of those on this page */
  count: number
  /** the number that the next page begins after; null: this is the last */
  next: number | null
  isSignedIn: boolean
}

/** A paragraph and the comments that quote it now, oldest first. */
export function Quoters({ article, paragraph, cards, count, next, isSignedIn }: Props) {
  const { slug, title, takesComments } = article
  const { number, text } = paragraph
  const key = `¶${number}`
  const place = `${articlePath(slug)}#p${number}`
  return (
    <Sheet title={`Paragraph ${number}`} lede={<a href={place}>{title}</a>}>
      <div id={`p${number}`} className={styles.paragraph}>
        <p dir="auto" data-quotable={key}>
          {text}
        </p>
        <p className={styles.tools}>
          <a href={place}>
            <span aria-hidden="true">← </span>
            {key} in the article
          </a>
          {takesComments && (
            <a href={writePath(slug, { quote: key })} data-quote={key} rel="nofollow">
              Quote
            </a>
          )}
        </p>
      </div>
      <h2 className={styles.count}>{count === 0 ? 'Not quoted yet' : `Quoted by ${countComments(count)}`}</h2>
      <CommentCards {...{ cards, article, isSignedIn }} />
      {next !== null && (
        <p className={styles.beyond}>
          <a rel="next" href={`${paragraphPath(slug, number)}?after=${next}`}>
            ↓ Further comments that quote it
          </a>
        </p>
      )}
    </Sheet>
  )
}
