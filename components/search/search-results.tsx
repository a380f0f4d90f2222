import { countComments } from '@/components/articles/comment-count'
import { When } from '@/components/ui/when'
import { articlePath, readerPath } from '@/lib/kernel/paths'
import { Excerpt, type Part } from './excerpt'
import { type Asked, searchPath } from './search-path'
import styles from './search-results.module.css'

type FoundArticle = { slug: string; title: Part[]; publishedAt: string | null; commentCount: number; excerpt: Part[] }
type FoundComment = {
  article: { slug: string; title: string }
  number: number
  permalink: string
  author: { name: string }
  postedAt: string | null
  excerpt: Part[]
}

/** One page of what was found; `next` is where the older ones begin, null: there are none. */
export type Found = { articles: FoundArticle[]; comments: FoundComment[]; next: number | null; isFirst: boolean }

/** What was found: a few articles, then comments, those that came last first. */
export function SearchResults({ asked, found }: { asked: Asked; found: Found }) {
  const { articles, comments, next, isFirst } = found
  if (articles.length + comments.length === 0 && next === null) return <Nothing isFirst={isFirst} />
  return (
    <div className={styles.results}>
      {articles.length > 0 && (
        <section aria-labelledby="found-articles">
          <h2 id="found-articles">Articles</h2>
          <ol>
            {articles.map((article) => (
              <li key={article.slug}>
                <ArticleHit article={article} />
              </li>
            ))}
          </ol>
        </section>
      )}
      <section aria-labelledby="found-comments">
        <h2 id="found-comments">Comments</h2>
        {comments.length === 0 && <p className={styles.none}>{noneOf(found)}</p>}
        <ol>
          {comments.map((comment) => (
            <li key={comment.permalink}>
              <CommentHit comment={comment} asked={asked} />
            </li>
          ))}
        </ol>
        {next !== null && (
          <p className={styles.older}>
            <a rel="next" href={searchPath({ ...asked, cursor: next })}>
              Older results →
            </a>
          </p>
        )}
      </section>
    </div>
  )
}

function noneOf({ isFirst, next }: Found): string {
  if (!isFirst) return 'None among these.'
  return next === null ? 'None.' : 'None among the newest.'
}

function Nothing({ isFirst }: { isFirst: boolean }) {
  if (!isFirst) return <p className={styles.none}>There is nothing older.</p>
  return (
    <div className={styles.none}>
      <p>Nothing was found.</p>
      <p>Whole words are looked for, in any case and with or without accents. Fewer words find more.</p>
    </div>
  )
}

function ArticleHit({ article }: { article: FoundArticle }) {
  return (
    <article>
      <h3 className={styles.title} dir="auto">
        <a href={articlePath(article.slug)}>
          <Excerpt parts={article.title} />
        </a>
      </h3>
      <p className={styles.excerpt} dir="auto">
        <Excerpt parts={article.excerpt} />
      </p>
      <p className={styles.about}>
        {article.publishedAt && <When at={article.publishedAt} dayOnly />}
        <a href={`${articlePath(article.slug)}#thread`}>{countComments(article.commentCount)}</a>
      </p>
    </article>
  )
}

function CommentHit({ comment, asked }: { comment: FoundComment; asked: Asked }) {
  const { article, author, number, permalink, postedAt, excerpt } = comment
  return (
    <article>
      <p className={styles.head}>
        <a className={styles.name} href={readerPath(author.name)}>
          <bdi>{author.name}</bdi>
        </a>
        <a href={permalink}>
          #{number}, <When at={postedAt} />
        </a>
      </p>
      <p className={styles.excerpt} dir="auto">
        <Excerpt parts={excerpt} />
      </p>
      <p className={styles.about}>
        <cite dir="auto">
          <a href={articlePath(article.slug)}>{article.title}</a>
        </cite>
        {asked.article === null && <a href={searchPath({ ...asked, article: article.slug })}>only this article</a>}
        {asked.author === null && <a href={searchPath({ ...asked, author: author.name })}>only this reader</a>}
      </p>
    </article>
  )
}
