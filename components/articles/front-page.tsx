import { When } from '@/components/ui/when'
import type { ArticleSummary } from '@/lib/articles/view'
import { articlePath } from '@/lib/kernel/paths'
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
        {!article.takesComments && <span>Comments are closed</span>}
      </p>
    </article>
  )
}
