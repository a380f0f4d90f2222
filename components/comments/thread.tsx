import type { ReactNode } from 'react'
import { LinkButton } from '@/components/ui/button'
import { Pages } from '@/components/ui/pages'
import type { ArticleView } from '@/lib/articles/view'
import type { ThreadPage } from '@/lib/comments/view'
import { numberedPath, viewPath } from '@/lib/comments/view-choice'
import { articlePath, loginPath } from '@/lib/kernel/paths'
import { ChooseView } from './choose-view'
import { NewCommentsBar } from './new-comments-bar'
import { NewCount, NextNew } from './next-new'
import styles from './thread.module.css'
import { type PrintItems, ThreadedItems } from './threaded-items'
import { ThreadTurns } from './threaded-turns'

type Props = {
  article: Pick<ArticleView, 'slug' | 'commentCount' | 'takesComments' | 'threadWords'>
  thread: ThreadPage
  isSignedIn: boolean
  /** the viewer's latest comment on this page, with the form key it was posted with */
  posted?: { number: number; key: string } | null
  /** gives the finished markup of the comments, where it is kept; not given: it is made with the page */
  printItems?: PrintItems | undefined
  /** the composer */
  children?: ReactNode
}

/** All comments of an article, a page at a time, and the form to add one. */
export function Thread({ article, thread, isSignedIn, posted = null, printItems, children }: Props) {
  const { slug, takesComments } = article
  const { choice, page } = thread
  return (
    <section className={styles.thread} id="thread" aria-labelledby="count">
      <header className={styles.header}>
        <h2 id="count">
          {heading(article.commentCount)}
          {thread.visit && <NewCount visit={thread.visit} />}
        </h2>
        <WayIn article={article} isSignedIn={isSignedIn} />
        {takesComments && article.threadWords && <span className={styles.closed}>{article.threadWords}</span>}
        {thread.visit && <NextNew slug={slug} visit={thread.visit} path={pathOf(slug, thread)} />}
      </header>
      {article.commentCount > 1 && <ChooseView slug={slug} choice={choice} />}
      {takesComments && <NewCommentsBar slug={slug} count={article.commentCount} />}
      {thread.cards.length === 0 && (
        <p className={styles.none}>
          {article.commentCount === 0 ? noneYet(takesComments) : 'No comments on this page.'}
        </p>
      )}
      <ThreadedItems
        className={styles.comments}
        items={thread.cards.map((card, index) => ({
          ...{ slug, card, isSignedIn, takesComments, choice },
          depth: thread.depths[index] ?? 0,
          answers: thread.answers?.[index] ?? null,
          postedKey: posted?.number === card.comment.number ? posted.key : null,
        }))}
        printItems={printItems}
      />
      <div className={styles.pages}>
        {page !== null && thread.pages !== null ? (
          <Pages
            page={page}
            pages={thread.pages}
            pathOf={(other) => `${numberedPath(slug, other)}#thread`}
            label="Pages of comments"
          />
        ) : (
          <ThreadTurns slug={slug} choice={choice} turns={thread.turns} />
        )}
      </div>
      {takesComments && children && <div className={styles.foot}>{children}</div>}
    </section>
  )
}

function WayIn({ article, isSignedIn }: Pick<Props, 'article' | 'isSignedIn'>) {
  const { slug, takesComments, threadWords } = article
  if (!takesComments) return <span className={styles.closed}>{threadWords ?? 'Comments are closed'}</span>
  if (isSignedIn) return <LinkButton href="#write">Write a comment</LinkButton>
  return <LinkButton href={loginPath(`${articlePath(slug)}#write`)}>Login to comment</LinkButton>
}

/** Where the page begins: it stays that page when a form comes back to it. */
function pathOf(slug: string, { choice, page, cards, turns }: ThreadPage): string {
  if (page !== null) return numberedPath(slug, page)
  return viewPath(slug, choice, { from: turns.hasEarlier ? (cards[0]?.comment.number ?? null) : null })
}

function noneYet(takesComments: boolean): string {
  return takesComments ? 'No comments yet. The veranda is yours.' : 'No comments yet.'
}

function heading(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'Comment' : 'Comments'}`
}
