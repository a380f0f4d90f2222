import type { Metadata } from 'next'
import { Comment } from '@/components/comments/comment'
import { ReportForm } from '@/components/comments/report-form'
import { Frame } from '@/components/ui/frame'
import { Sheet } from '@/components/ui/sheet'
import { type CommentPageProps, openCommentPage } from '@/lib/http/comment-page'
import { articlePath } from '@/lib/kernel/paths'

export const metadata: Metadata = { title: 'Report a comment', robots: 'noindex' }

export default async function Page(props: CommentPageProps) {
  const { page, article, card, draft, slug, number } = await openCommentPage(props)
  return (
    <Frame {...page}>
      <Sheet title={`Report comment #${number}`} lede={<a href={articlePath(slug)}>{article.title}</a>}>
        <ReportForm
          slug={slug}
          number={number}
          error={draft?.refusal?.message ?? null}
          {...(draft?.fields.rule ? { rule: draft.fields.rule } : {})}
          {...(draft?.fields.text ? { text: draft.fields.text } : {})}
        >
          <Comment slug={slug} card={card} isSignedIn={page.viewer !== null} takesComments={false} hasActs={false} />
        </ReportForm>
      </Sheet>
    </Frame>
  )
}
