import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Composer } from '@/components/comments/composer'
import { WriteSources } from '@/components/comments/write-sources'
import { Frame } from '@/components/ui/frame'
import { Notice } from '@/components/ui/notice'
import { Sheet } from '@/components/ui/sheet'
import type { Viewer } from '@/lib/accounts/view'
import { findArticle } from '@/lib/articles/queries'
import { openSources } from '@/lib/comments/open-composer'
import { readWritten } from '@/lib/comments/queries'
import { withoutHiddenQuotes } from '@/lib/comments/without-hidden-quotes'
import { type CommentPageProps, openOwnCommentPage } from '@/lib/http/comment-page'
import { judgeKept } from '@/lib/http/kept-words'
import { queryValue, queryValues } from '@/lib/http/page'
import { articlePath, commentPath } from '@/lib/kernel/paths'
import { settings } from '@/lib/kernel/settings'

export const metadata: Metadata = { title: 'Edit your comment', robots: 'noindex' }

export default async function Page(props: CommentPageProps) {
  const { page, viewer, article, card, draft, query, slug, number } = await openOwnCommentPage(props)
  const written = await readWritten(slug, number, viewer)
  if (!written) notFound()
  const { body, isShortened } = await withoutHiddenQuotes(slug, draft?.fields.body ?? written.body)
  const wantsPreview = queryValue(query, 'preview') !== undefined
  const judged = await judgeKept({ slug, edited: { number, viewer }, body, draft, wantsPreview })
  const open = await openAsked(slug, queryValues(query, 'quote'), viewer)
  const isLate = !card.standing?.canEdit
  return (
    <Frame {...page}>
      <Sheet title={`Edit comment #${number}`} lede={<a href={articlePath(slug)}>{article.title}</a>}>
        {isLate && <Notice>The time for editing this comment is over.</Notice>}
        {draft?.refusal?.code === 'conflict' && (
          <Notice>
            <p>Meanwhile it was changed to:</p>
            <pre>{written.body}</pre>
          </Notice>
        )}
        {(isShortened || (!draft && written.isShortened)) && (
          <Notice>The source of a quote in here is no longer shown; its words were taken out.</Notice>
        )}
        <Composer
          slug={slug}
          action={`/api${commentPath(slug, number)}`}
          method="PATCH"
          heading="New wording"
          state={{ body, replyTo: null, refusal: judged.refusal }}
          revision={written.revision}
          limits={{ maxCharacters: settings().COMMENT_MAX_CHARACTERS }}
          isSignedIn
          submitLabel="Save"
          preview={judged.preview}
          sources={open && <WriteSources {...open} />}
        />
      </Sheet>
    </Frame>
  )
}

/** The sources that the page was opened with; it has none of its own. */
async function openAsked(slug: string, keys: string[], viewer: Viewer) {
  const article = keys.length > 0 ? await findArticle(slug) : null
  return article && openSources(article, keys, [], viewer)
}
