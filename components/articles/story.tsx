import { When } from '@/components/ui/when'
import type { ArticleView, ParagraphView } from '@/lib/articles/view'
import { commentPath, writePath } from '@/lib/kernel/paths'
import { countComments } from './comment-count'
import styles from './story.module.css'

/** What the newspaper printed: every paragraph has a number, can be quoted, and shows how many comments quote it. */
export function Story({ article }: { article: ArticleView }) {
  return (
    <article className={styles.story}>
      <h1 className={styles.title} dir="auto">
        {article.title}
      </h1>
      <p className={styles.byline}>
        {article.publishedAt && <When at={article.publishedAt} dayOnly />}
        <a href="#thread">{countComments(article.commentCount)}</a>
      </p>
      {article.paragraphs.map((paragraph) => (
        <Paragraph key={paragraph.number} slug={article.slug} paragraph={paragraph} canQuote={article.takesComments} />
      ))}
      {article.credit && <p className={styles.credit}>{article.credit}</p>}
    </article>
  )
}

function Paragraph({ slug, paragraph, canQuote }: { slug: string; paragraph: ParagraphView; canQuote: boolean }) {
  const { number, text, quotedBy } = paragraph
  const key = `p${number}`
  const [first] = quotedBy
  return (
    <div id={key} className={styles.para} dir="auto">
      <p data-quotable={key}>{text}</p>{' '}
      <span className={styles.tools} dir="ltr">
        <a className={styles.number} href={`#${key}`} aria-label={`Paragraph ${number}`}>
          ¶{number}
        </a>
        {first !== undefined && (
          <a
            className={styles.discussed}
            href={commentPath(slug, first)}
            data-jump={`c${first}`}
            aria-label={`Quoted by ${countComments(quotedBy.length)}`}
          >
            <span className={styles.mark}>❝</span> {quotedBy.length}
          </a>
        )}
        {canQuote && (
          <a className={styles.quote} href={writePath(slug, { quote: key })} data-quote={key} rel="nofollow">
            Quote
          </a>
        )}
      </span>
    </div>
  )
}
