import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BeforeWriting } from '@/components/account/before-writing'
import { WritePage } from '@/components/comments/write-page'
import { Frame } from '@/components/ui/frame'
import { Notice } from '@/components/ui/notice'
import { findUnreadWarning } from '@/lib/accounts/queries-notes'
import type { Viewer } from '@/lib/accounts/view'
import { findArticle } from '@/lib/articles/queries'
import { openSources } from '@/lib/comments/open-composer'
import { addQuotes } from '@/lib/comments/pick-sentences'
import { withoutHiddenQuotes } from '@/lib/comments/without-hidden-quotes'
import { type Draft, findDraft } from '@/lib/http/drafts'
import { carriedToken } from '@/lib/http/form-opened'
import { judgeKept } from '@/lib/http/kept-words'
import { openPage, type Query, queryValue, queryValues } from '@/lib/http/page'
import { newId } from '@/lib/kernel/ids'
import { articlePath, writePath } from '@/lib/kernel/paths'
import { settings } from '@/lib/kernel/settings'

export const metadata: Metadata = { title: 'Write a comment', robots: 'noindex' }

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Query> }

export default async function Page({ params, searchParams }: Props) {
  const [{ slug }, query, page] = await Promise.all([params, searchParams, openPage()])
  const article = await findArticle(decodeURIComponent(slug))
  if (!article) notFound()
  const draft = await findDraft(queryValue(query, 'draft'), page.viewer)
  const open = await openSources(article, queryValues(query, 'quote'), queryValues(query, 'pick'), page.viewer)
  const kept = await withoutHiddenQuotes(article.slug, draft?.fields.body ?? '')
  const body = addQuotes(kept.body, open.written, 'after')
  const wantsPreview = queryValue(query, 'preview') !== undefined
  const judged = await judgeKept({ slug: article.slug, edited: null, body, draft, wantsPreview })
  const replyTo = numberOf(draft?.fields.replyTo ?? queryValue(query, 'reply'))
  const isSignedIn = page.viewer !== null
  const warning = await findUnreadWarning(page.viewer)
  const draftId = queryValue(query, 'draft')
  const here = { ...(replyTo === null ? {} : { reply: replyTo }), ...(draftId ? { draft: draftId } : {}) }
  return (
    <Frame {...page}>
      <BeforeWriting viewer={page.viewer} warning={warning} next={writePath(article.slug, here)} />
      {!article.takesComments && (
        <Notice>Comments on this article are closed. What you wrote is kept here for a week.</Notice>
      )}
      {isSignedIn && draft?.refusal?.code === 'signed_out' && (
        <Notice role="status">You are logged in, and your words are here. Post them when you are ready.</Notice>
      )}
      {kept.isShortened && (
        <Notice>The source of a quote in your draft is no longer shown; its words were taken out.</Notice>
      )}
      <WritePage
        article={article}
        title={replyTo === null ? 'Write a comment' : `Reply to #${replyTo}`}
        open={open}
        composer={{
          slug: article.slug,
          action: `/api${articlePath(article.slug)}/comments`,
          heading: 'Your comment',
          state: { body, replyTo, refusal: judged.refusal },
          ...(page.viewer ? forReader(page.viewer, draft) : {}),
          limits: { maxCharacters: settings().COMMENT_MAX_CHARACTERS },
          isSignedIn,
          submitLabel: 'Post comment',
          preview: judged.preview,
        }}
      />
    </Frame>
  )
}

function numberOf(value: string | undefined): number | null {
  return value && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null
}

/** What the form of somebody signed in carries besides their words: its key, and since when it is open. */
function forReader(viewer: Viewer, draft: Draft | null) {
  const [key, opened] = [draft?.fields.key, draft?.fields.opened]
  return { idempotencyKey: keyOf(key), opened: carriedToken(opened, viewer.id, new Date()) }
}

/** The form keeps its key when it comes back, so that a retry of the same words cannot post twice. */
function keyOf(kept: string | undefined): string {
  return kept && kept.length <= 60 ? kept : newId()
}
