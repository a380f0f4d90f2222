import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { AppealForm } from '@/components/comments/appeal-form'
import { AppealOutcome } from '@/components/comments/appeal-form-outcome'
import { Comment } from '@/components/comments/comment'
import { Frame } from '@/components/ui/frame'
import { Notice } from '@/components/ui/notice'
import { Sheet } from '@/components/ui/sheet'
import { type CommentPageProps, openOwnCommentPage } from '@/lib/http/comment-page'
import { queryValue } from '@/lib/http/page'
import { currentViewer } from '@/lib/http/viewer'
import { articlePath, loginPath } from '@/lib/kernel/paths'
import { findOwnAppeal } from '@/lib/moderation/queries-appeals'

export const metadata: Metadata = { title: 'Appeal', robots: 'noindex' }

export default async function Page(props: CommentPageProps) {
  if (!(await currentViewer())) {
    const { slug, number } = await props.params
    redirect(loginPath(`/articles/${slug}/comments/${number}/appeal`))
  }
  const { page, viewer, article, card, draft, query, slug, number } = await openOwnCommentPage(props)
  const appeal = await findOwnAppeal(viewer, slug, number)
  if (!appeal && card.comment.status !== 'removed') notFound()
  const comment = <Comment slug={slug} card={card} isSignedIn takesComments={false} hasActs={false} />
  return (
    <Frame {...page}>
      <Sheet
        title={appeal ? `Your appeal for comment #${number}` : `Ask for a second look at comment #${number}`}
        lede={<a href={articlePath(slug)}>{article.title}</a>}
      >
        {queryValue(query, 'said') === 'appealed' && (
          <Notice role="status">
            Your appeal is with the moderators. What they decide stands here and on your account.
          </Notice>
        )}
        {appeal ? (
          <>
            {comment}
            <AppealOutcome appeal={appeal} />
          </>
        ) : (
          <AppealForm
            slug={slug}
            number={number}
            error={draft?.refusal?.message ?? null}
            {...(draft?.fields.text ? { text: draft.fields.text } : {})}
          >
            {comment}
          </AppealForm>
        )}
      </Sheet>
    </Frame>
  )
}
