import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Composer } from '@/components/comments/composer'
import { Frame } from '@/components/ui/frame'
import { Notice } from '@/components/ui/notice'
import { Sheet } from '@/components/ui/sheet'
import { previewComment } from '@/lib/comments/preview'
import { readWritten } from '@/lib/comments/queries'
import { type CommentPageProps, openOwnCommentPage } from '@/lib/http/comment-page'
import { queryValue } from '@/lib/http/page'
import { articlePath, commentPath } from '@/lib/kernel/paths'
import { settings } from '@/lib/kernel/settings'

export const metadata: Metadata = { title: 'Edit your comment', robots: 'noindex' }

export default async function Page(props: CommentPageProps) {
  const { page, viewer, article, card, draft, query, slug, number } = await openOwnCommentPage(props)
  const written = await readWritten(slug, number, viewer)
  if (!written) notFound()
  const body = draft?.fields.body ?? written.body
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
        <Composer
          slug={slug}
          action={`/api${commentPath(slug, number)}`}
          method="PATCH"
          heading="New wording"
          state={{ body, replyTo: null, refusal: draft?.refusal ?? null }}
          revision={written.revision}
          limits={{ maxCharacters: settings().COMMENT_MAX_CHARACTERS }}
          isSignedIn
          submitLabel="Save"
          preview={queryValue(query, 'preview') ? await previewComment(slug, body) : null}
        />
      </Sheet>
    </Frame>
  )
}
