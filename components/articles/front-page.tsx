import { When } from '@/components/ui/when'
import type { ArticleSummary, PickedComment } from '@/lib/articles/view'
import { articlePath, commentPath, readerPath } from '@/lib/kernel/paths'
import { countComments } from './comment-count'
import styles from './front-page.module.css'

/** The articles as the front page lists them, the first one largest. */
export function FrontPage({ articles }: { articles: ArticleSummary[] }) {
  if (articles.length === 0) return <p className={styles.none}>Nothing has been printed yet.</p>
  return (
    <ol className={styles.list}>
      {articles.map((article) => (
        <li key={article.slug} className={styles.item}>
          <Entry article={article} />
        </li>
      ))}
    </ol>
  )
}

function Entry({ article }: { article: ArticleSummary }) {
  return (
    <article>
      <h2 className={styles.title} dir="auto">
        <a href={articlePath(article.slug)}>{article.title}</a>
      </h2>
      <p className={styles.opening} dir="auto">
        {article.opening}
      </p>
      <p className={styles.meta}>
        {article.publishedAt && <When at={article.publishedAt} dayOnly />}
        <a href={`${articlePath(article.slug)}#thread`}>{countComments(article.commentCount)}</a>
        {article.threadWords && <span>{article.threadWords}</span>}
      </p>
      {article.picked && <Picked slug={article.slug} picked={article.picked} />}
    </article>
  )
}

/** What a reader said under the article, as the newsroom picked it. */
function Picked({ slug, picked: { number, author, excerpt } }: { slug: string; picked: PickedComment }) {
  return (
    <figure className={styles.picked}>
      <blockquote dir="auto">
        <a href={commentPath(slug, number)}>{excerpt}</a>
      </blockquote>
      <figcaption>
        <a href={readerPath(author)}>
          <bdi>{author}</bdi>
        </a>
        , picked by the newsroom
      </figcaption>
    </figure>
  )
}
