import { Body } from '@/components/comments/body'
import { When } from '@/components/ui/when'
import { articlePath, commentPath } from '@/lib/kernel/paths'
import { deskReaderPath } from '@/lib/moderation/rules'
import type { Case } from '@/lib/moderation/view'
import styles from './case.module.css'
import { CaseAppeal } from './case-appeal'
import { Neighbours } from './neighbours'
import { Signals } from './signals'

const WAITING = ['reported', 'held', 'appealed']

/** One comment before a moderator: what it answers, its words and quotes, and what is known about it; `next` comes after it. */
export function CaseView({ item, next }: { item: Case; next: string }) {
  const { slug, card, state, appeal } = item
  return (
    <article
      className={styles.case}
      aria-labelledby="case"
      data-case={`${slug}/${card.comment.number}`}
      data-waits={WAITING.includes(state) || undefined}
    >
      <Claim item={item} next={next} />
      <Context item={item} />
      <Meta item={item} />
      <div className={styles.words}>
        <Body slug={slug} blocks={card.blocks} quotes={card.comment.quotes} mentions={card.mentions} quotable={null} />
      </div>
      {appeal && <CaseAppeal appeal={appeal} />}
      <Signals item={item} />
      <Neighbours item={item} />
    </article>
  )
}

/** Somebody else looks at it; the browser says so too when that begins while this page is open. */
function Claim({ item, next }: { item: Case; next: string }) {
  const { claim, slug, card } = item
  const isTaken = claim !== null && !claim.isMine
  return (
    <>
      <p className={styles.claim} data-claim hidden={!isTaken}>
        {isTaken && (
          <>
            <bdi>{claim.by}</bdi> is looking at this just now.
          </>
        )}
      </p>
      {claim?.isMine && (
        <noscript>
          <Release slug={slug} number={card.comment.number} next={next} />
        </noscript>
      )}
    </>
  )
}

/** Gives it back to the others; where the browser helps, leaving the page does. */
function Release({ slug, number, next }: { slug: string; number: number; next: string }) {
  return (
    <form className={styles.release} method="post" action="/api/moderation/claims">
      <input type="hidden" name="_method" value="DELETE" />
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="next" value={next} />
      <span>You are looking at this; colleagues get others.</span>
      <button type="submit">Leave it to them</button>
    </form>
  )
}

function Context({ item: { slug, articleTitle, parent } }: { item: Case }) {
  return (
    <div className={styles.context} data-answers={parent !== null || undefined}>
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

function Meta({ item: { slug, card, quotedIn, isUrgent, why, state } }: { item: Case }) {
  const { number, author, postedAt, revision, status } = card.comment
  const path = commentPath(slug, number)
  return (
    <div className={styles.meta}>
      <h2 id="case" tabIndex={-1}>
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
      {revision > 1 ? <a href={`${path}/history`}>{revision} revisions</a> : <span>1 revision</span>}
      <span>
        quoted in {quotedIn} {quotedIn === 1 ? 'comment' : 'comments'}
      </span>
      <span className={styles.why} data-state={state} data-urgent={isUrgent || undefined}>
        {isUrgent && <b>urgent</b>}
        {state === 'reported' ? `${status}, ${why}` : why}
      </span>
    </div>
  )
}
