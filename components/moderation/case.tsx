import { Body } from '@/components/comments/body'
import { When } from '@/components/ui/when'
import { articlePath, commentPath } from '@/lib/kernel/paths'
import { deskReaderPath } from '@/lib/moderation/rules'
import type { Case } from '@/lib/moderation/view'
import styles from './case.module.css'
import { Neighbours } from './neighbours'
import { Signals } from './signals'

/** One comment before a moderator: what it answers, its words and quotes, and what is known about it. */
export function CaseView({ item }: { item: Case }) {
  const { slug, card } = item
  return (
    <article className={styles.case} aria-labelledby="case">
      <Context item={item} />
      <Meta item={item} />
      <div className={styles.words}>
        <Body slug={slug} blocks={card.blocks} quotes={card.comment.quotes} mentions={card.mentions} quotable={null} />
      </div>
      <Signals item={item} />
      <Neighbours item={item} />
    </article>
  )
}

function Context({ item: { slug, articleTitle, parent } }: { item: Case }) {
  return (
    <div className={styles.context}>
      <p>
        <a className={styles.title} href={articlePath(slug)}>
          <bdi>{articleTitle}</bdi>
        </a>
        {parent && (
          <span>
            {' '}
            · in reply to <a href={commentPath(slug, parent.number)}>#{parent.number}</a> by <bdi>{parent.author}</bdi>
          </span>
        )}
      </p>
      {parent && <blockquote dir="auto">{parent.excerpt ?? <i>Its author has withdrawn these words.</i>}</blockquote>}
    </div>
  )
}

function Meta({ item: { slug, card, quotedIn } }: { item: Case }) {
  const { number, author, postedAt, revision } = card.comment
  const path = commentPath(slug, number)
  return (
    <div className={styles.meta}>
      <h2 id="case">
        {author && (
          <a className={styles.author} href={deskReaderPath(author.name)}>
            <bdi>{author.name}</bdi>
          </a>
        )}{' '}
        <a href={path}>#{number}</a>
      </h2>
      <span>
        <When at={postedAt} />
      </span>
      {revision > 1 ? <a href={`${path}/history`}>revision {revision}</a> : <span>revision 1</span>}
      <span>
        quoted in {quotedIn} {quotedIn === 1 ? 'comment' : 'comments'}
      </span>
    </div>
  )
}
