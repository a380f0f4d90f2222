import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { History } from '@/components/comments/history'
import { Frame } from '@/components/ui/frame'
import { Sheet } from '@/components/ui/sheet'
import { compareWordings } from '@/lib/comments/compare'
import { listRevisions } from '@/lib/comments/queries'
import { type CommentPageProps, openCommentPage } from '@/lib/http/comment-page'
import { commentPath } from '@/lib/kernel/paths'

export const metadata: Metadata = { title: 'History of a comment', robots: 'noindex' }

export default async function Page(props: CommentPageProps) {
  const { page, article, slug, number } = await openCommentPage(props)
  const revisions = await listRevisions(slug, number, page.viewer)
  if (!revisions) notFound()
  const compared = revisions.map(({ text, ...revision }, index) => {
    const before = revisions[index - 1]?.text
    return {
      ...revision,
      segments: before === undefined ? [{ kind: 'same' as const, text }] : compareWordings(before, text),
    }
  })
  return (
    <Frame {...page}>
      <Sheet title={`History of comment #${number}`} lede={<a href={commentPath(slug, number)}>{article.title}</a>}>
        <History revisions={compared.reverse()} />
      </Sheet>
    </Frame>
  )
}
