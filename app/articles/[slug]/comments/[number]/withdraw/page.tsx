import type { Metadata } from 'next'
import { Comment } from '@/components/comments/comment'
import { WithdrawForm } from '@/components/comments/withdraw-form'
import { Frame } from '@/components/ui/frame'
import { Notice } from '@/components/ui/notice'
import { Sheet } from '@/components/ui/sheet'
import { type CommentPageProps, openOwnCommentPage } from '@/lib/http/comment-page'
import { articlePath } from '@/lib/kernel/paths'

export const metadata: Metadata = { title: 'Withdraw your comment', robots: 'noindex' }

export default async function Page(props: CommentPageProps) {
  const { page, article, card, draft, slug, number } = await openOwnCommentPage(props)
  return (
    <Frame {...page}>
      <Sheet title={`Withdraw comment #${number}?`} lede={<a href={articlePath(slug)}>{article.title}</a>}>
        {draft?.refusal && <Notice tone="fault">{draft.refusal.message}</Notice>}
        <WithdrawForm slug={slug} number={number}>
          <Comment slug={slug} card={card} isSignedIn takesComments={false} hasActs={false} />
        </WithdrawForm>
      </Sheet>
    </Frame>
  )
}
