import { Button } from '@/components/ui/button'
import { Unseen } from '@/components/ui/unseen'
import { When } from '@/components/ui/when'
import { articlePath } from '@/lib/kernel/paths'
import type { DeskArticle } from '@/lib/moderation/view'
import styles from './article-table.module.css'

/** All articles with the state of their threads; each can be closed or opened. */
export function ArticleTable({ articles, page }: { articles: DeskArticle[]; page: string }) {
  if (articles.length === 0) return <p>No articles yet. Import one to begin.</p>
  return (
    <table className={styles.articles}>
      <thead>
        <tr>
          <th scope="col">Article</th>
          <th scope="col">Added</th>
          <th scope="col">Comments</th>
          <th scope="col">Held</th>
          <th scope="col">Thread</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        {articles.map((article) => (
          <Row key={article.slug} article={article} page={page} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ article, page }: { article: DeskArticle; page: string }) {
  const { slug, title, addedAt, commentCount, heldCount } = article
  return (
    <tr>
      <th scope="row">
        <a href={articlePath(slug)}>
          <bdi>{title}</bdi>
        </a>
      </th>
      <td data-label="Added">
        <When at={addedAt} dayOnly />
      </td>
      <td data-label="Comments">{commentCount}</td>
      <td data-label="Held">{heldCount > 0 ? <b>{heldCount}</b> : 0}</td>
      <td data-label="Thread">{threadWords(article)}</td>
      <td>
        <form method="post" action={`/api${articlePath(slug)}/closure`}>
          {!article.takesComments && <input type="hidden" name="_method" value="DELETE" />}
          <input type="hidden" name="next" value={page} />
          <Button tone="quiet">
            {article.takesComments ? 'Close' : 'Open'}
            <Unseen> the thread of {title}</Unseen>
          </Button>
        </form>
      </td>
    </tr>
  )
}

function threadWords({ takesComments, choice }: DeskArticle): string {
  const state = takesComments ? 'open' : 'closed'
  return choice === 'automatic' ? state : `${state}, by hand`
}
