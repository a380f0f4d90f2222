import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/notice'
import { Unseen } from '@/components/ui/unseen'
import { When } from '@/components/ui/when'
import type { CommentCard, CommentView } from '@/lib/comments/view'
import { commentPath, readerPath } from '@/lib/kernel/paths'
import { Acts } from './acts'
import { Body } from './body'
import styles from './comment.module.css'
import { Fold } from './fold'
import { NewMark } from './new-mark'

const MAX_UNFOLDED_CHARACTERS = 1_800

export type CommentProps = {
  slug: string
  card: CommentCard
  isSignedIn: boolean
  takesComments: boolean
  /** false inside a form: one of the acts is a form itself */
  hasActs?: boolean
  /** the form key it was posted with: tells the browser that its draft has arrived */
  postedKey?: string | null
}

/** One contribution: who, when, what was said, what can be done with it, and who quoted it. */
export function Comment({ slug, card, postedKey = null, hasActs = true, ...acts }: CommentProps) {
  const { comment, tombstone, notice } = card
  return (
    <article
      className={styles.comment}
      aria-label={label(comment)}
      data-comment={comment.number}
      data-posted-key={postedKey ?? undefined}
    >
      <Meta slug={slug} card={card} />
      {tombstone === null && <Words slug={slug} card={card} canQuote={acts.takesComments} />}
      {notice !== null && <Notice>{notice}</Notice>}
      {hasActs && tombstone === null && <Acts slug={slug} card={card} {...acts} />}
    </article>
  )
}

function Meta({ slug, card }: { slug: string; card: CommentCard }) {
  const { comment, tombstone, replyToAuthor, standing } = card
  const path = commentPath(slug, comment.number)
  return (
    <div className={styles.meta}>
      <CommentNumber path={hasPage(card) ? path : null} number={comment.number} />
      {card.fresh && <NewMark slug={slug} next={card.fresh.next} />}
      {tombstone !== null && <span className={styles.tomb}>{tombstone}</span>}
      {tombstone === null && comment.author && <Author author={comment.author} />}
      {standing?.isOwn && <span className={styles.you}>you</span>}
      {tombstone === null && (
        <a href={path}>
          <When at={comment.postedAt} />
        </a>
      )}
      {tombstone === null && comment.edited && (
        <a className={styles.edited} href={`${path}/history`}>
          edited
        </a>
      )}
      {comment.picked && <span className={styles.picked}>Picked by the newsroom</span>}
      {tombstone === null && comment.replyTo !== null && (
        <ReplyTo slug={slug} number={comment.replyTo} author={replyToAuthor} />
      )}
    </div>
  )
}

/** @param path where it stands alone; null: nowhere */
function CommentNumber({ path, number }: { path: string | null; number: number }) {
  if (path === null) return <span className={styles.number}>#{number}</span>
  return (
    <a className={styles.number} href={path} data-jump={`c${number}`} aria-label={`Comment ${number}`}>
      #{number}
    </a>
  )
}

/** A hidden comment that nothing leads to has no page of its own. */
function hasPage({ comment, tombstone }: CommentCard): boolean {
  return tombstone === null || comment.status === 'removed' || comment.replies > 0 || comment.quotedByCount > 0
}

function Author({ author }: { author: NonNullable<CommentView['author']> }) {
  return (
    <>
      <a className={styles.name} href={readerPath(author.name)} title={author.unclaimed ? 'imported name' : undefined}>
        <bdi>{author.name}</bdi>
        {author.unclaimed && <Unseen> (imported name)</Unseen>}
      </a>
      {author.badge && <span className={styles.badge}>{author.badge}</span>}
    </>
  )
}

function ReplyTo({ slug, number, author }: { slug: string; number: number; author: string | null }) {
  return (
    <span className={styles.parent}>
      in reply to{' '}
      <a href={commentPath(slug, number)} data-jump={`c${number}`} title={author ?? undefined}>
        #{number}
      </a>
    </span>
  )
}

function Words({ slug, card, canQuote }: { slug: string; card: CommentCard; canQuote: boolean }) {
  const { comment, blocks, mentions } = card
  const isLong = comment.text.length > MAX_UNFOLDED_CHARACTERS
  const isQuotable = canQuote && comment.status === 'shown'
  const body = (
    <Body
      slug={slug}
      blocks={blocks}
      quotes={comment.quotes}
      mentions={mentions}
      quotable={isQuotable ? String(comment.number) : null}
    />
  )
  return (
    <div className={styles.words}>
      {comment.muted ? <Muted>{body}</Muted> : isLong ? <Fold kind="comment">{body}</Fold> : body}
    </div>
  )
}

function Muted({ children }: { children: ReactNode }) {
  return (
    <details className={styles.muted}>
      <summary>You muted this reader. Show the words</summary>
      {children}
    </details>
  )
}

function label({ number, author }: CommentView): string {
  return author ? `Comment ${number} by ${author.name}` : `Comment ${number}`
}
