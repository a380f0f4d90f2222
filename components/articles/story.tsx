import { When } from '@/components/ui/when'
import type { ArticleView, ParagraphView } from '@/lib/articles/view'
import { paragraphPath, writePath } from '@/lib/kernel/paths'
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
  const { number, text, quotedByCount } = paragraph
  const [place, key] = [`p${number}`, `¶${number}`]
  return (
    <div id={place} className={styles.para} dir="auto">
      <p data-quotable={key}>{text}</p>{' '}
      <span className={styles.tools} dir="ltr">
        <a className={styles.number} href={`#${place}`} aria-label={`Paragraph ${number}`}>
          {key}
        </a>
        {quotedByCount > 0 && (
          <a
            className={styles.discussed}
            href={paragraphPath(slug, number)}
            aria-label={`Quoted by ${countComments(quotedByCount)}`}
          >
            <span className={styles.mark}>❝</span> {quotedByCount.toLocaleString('en')}
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
