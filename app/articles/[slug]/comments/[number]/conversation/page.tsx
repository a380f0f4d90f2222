import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Conversation } from '@/components/comments/conversation'
import { Frame } from '@/components/ui/frame'
import { readConversation } from '@/lib/comments/conversation'
import { type CommentPageProps, openCommentPage } from '@/lib/http/comment-page'
import { pathNumber, type Query, queryValue } from '@/lib/http/page'
import { articlePath } from '@/lib/kernel/paths'

export async function generateMetadata({ params }: CommentPageProps): Promise<Metadata> {
  const { slug, number } = await params
  return {
    title: `Conversation around #${number}`,
    robots: 'noindex',
    alternates: { canonical: articlePath(decodeURIComponent(slug)) },
  }
}

export default async function Page(props: CommentPageProps) {
  const { page, article, card, query, slug, number } = await openCommentPage(props)
  const conversation = await readConversation(slug, number, stretchOf(query), page.viewer)
  if (!conversation) notFound()
  return (
    <Frame {...page}>
      <Conversation
        article={{ slug, title: article.title, takesComments: article.takesComments }}
        card={card}
        conversation={conversation}
        isSignedIn={page.viewer !== null}
      />
    </Frame>
  )
}

function stretchOf(query: Query): { after?: number; before?: number } {
  const [after, before] = [queryValue(query, 'after'), queryValue(query, 'before')]
  if (after !== undefined) return { after: pathNumber(after) }
  return before === undefined ? {} : { before: pathNumber(before) }
}
