import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { WritePage } from '@/components/comments/write-page'
import { Frame } from '@/components/ui/frame'
import { Notice } from '@/components/ui/notice'
import { findArticle } from '@/lib/articles/queries'
import { openSources } from '@/lib/comments/open-composer'
import { previewComment } from '@/lib/comments/preview'
import { findDraft } from '@/lib/http/drafts'
import { openPage, type Query, queryValue, queryValues } from '@/lib/http/page'
import { newId } from '@/lib/kernel/ids'
import { articlePath } from '@/lib/kernel/paths'
import { settings } from '@/lib/kernel/settings'

export const metadata: Metadata = { title: 'Write a comment', robots: 'noindex' }

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Query> }

export default async function Page({ params, searchParams }: Props) {
  const [{ slug }, query, page] = await Promise.all([params, searchParams, openPage()])
  const article = await findArticle(decodeURIComponent(slug))
  if (!article) notFound()
  const draft = await findDraft(queryValue(query, 'draft'), page.viewer)
  const { sources, written } = await openSources(
    article,
    queryValues(query, 'quote'),
    queryValues(query, 'pick'),
    page.viewer,
  )
  const replyTo = numberOf(draft?.fields.replyTo ?? queryValue(query, 'reply'))
  const body = [draft?.fields.body ?? '', written].filter(Boolean).join('\n\n')
  const isSignedIn = page.viewer !== null
  const refusal = draft?.refusal?.code === 'signed_out' ? null : (draft?.refusal ?? null)
  return (
    <Frame {...page}>
      {!article.takesComments && (
        <Notice>Comments on this article are closed. What you wrote is kept here for a week.</Notice>
      )}
      {isSignedIn && draft?.refusal?.code === 'signed_out' && (
        <Notice role="status">You are logged in, and your words are here. Post them when you are ready.</Notice>
      )}
      <WritePage
        article={article}
        title={replyTo === null ? 'Write a comment' : `Reply to #${replyTo}`}
        sources={sources}
        composer={{
          slug: article.slug,
          action: `/api${articlePath(article.slug)}/comments`,
          heading: 'Your comment',
          state: { body, replyTo, refusal },
          ...(isSignedIn ? { idempotencyKey: keyOf(draft?.fields.key) } : {}),
          limits: { maxCharacters: settings().COMMENT_MAX_CHARACTERS },
          isSignedIn,
          submitLabel: 'Post comment',
          preview: queryValue(query, 'preview') ? await previewComment(article.slug, body) : null,
        }}
      />
    </Frame>
  )
}

function numberOf(value: string | undefined): number | null {
  return value && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null
}

/** The form keeps its key when it comes back, so that a retry of the same words cannot post twice. */
function keyOf(kept: string | undefined): string {
  return kept && kept.length <= 60 ? kept : newId()
}
