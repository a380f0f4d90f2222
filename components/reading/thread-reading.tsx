import { LinkedData } from '@/components/articles/linked-data'
import { Story } from '@/components/articles/story'
import { Composer } from '@/components/comments/composer'
import { Thread } from '@/components/comments/thread'
import type { PrintItems } from '@/components/comments/threaded-items'
import { isSaid } from '@/components/ui/announcement'
import { Frame } from '@/components/ui/frame'
import type { ArticleView } from '@/lib/articles/view'
import type { ThreadPage } from '@/lib/comments/view'
import { articlePath } from '@/lib/kernel/paths'
import type { Framed } from './framed'

type Props = Framed & {
  /** what was done before this page, as its address says it */
  said: string | null
  siteUrl: string
  article: ArticleView
  thread: ThreadPage
  posted: { number: number; key: string } | null
  maxCharacters: number
  /** null: signed out */
  idempotencyKey: string | null
  /** when this page was made, signed for its reader; null: signed out */
  opened: string | null
  /** gives the finished markup of the comments, where it is kept; not given: it is made with the page */
  printItems?: PrintItems | undefined
}

/** The article, a page of its thread, and the form to add to it. */
export function ThreadReading({ frame, said, siteUrl, article, thread, posted, printItems, ...rest }: Props) {
  const { maxCharacters, idempotencyKey, opened } = rest
  const isSignedIn = frame.viewer !== null
  return (
    <Frame {...frame} hasThread said={isSaid(said) ? said : null}>
      {/* It is for search engines, which are never signed in, and repeats the page. */}
      {isSignedIn ? null : (
        <LinkedData article={article} cards={thread.cards} siteUrl={siteUrl} siteName={frame.siteName} />
      )}
      <Story article={article} />
      <Thread article={article} thread={thread} isSignedIn={isSignedIn} posted={posted} printItems={printItems}>
        <Composer
          slug={article.slug}
          action={`/api${articlePath(article.slug)}/comments`}
          heading="Your comment"
          state={{ body: '', replyTo: null, refusal: null }}
          {...(idempotencyKey === null ? {} : { idempotencyKey })}
          {...(opened === null ? {} : { opened })}
          limits={{ maxCharacters }}
          isSignedIn={isSignedIn}
          submitLabel="Post comment"
        />
      </Thread>
    </Frame>
  )
}
