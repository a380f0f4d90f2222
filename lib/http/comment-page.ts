import { notFound } from 'next/navigation'
import { findArticleHead } from '@/lib/articles/queries'
import { readCard } from '@/lib/comments/queries'
import { findDraft } from './drafts'
import { openPage, pathNumber, type Query, queryValue } from './page'

export type CommentPageProps = { params: Promise<{ slug: string; number: string }>; searchParams: Promise<Query> }

/** What every page about one comment begins with; the comment must be one that the viewer can see. */
export async function openCommentPage({ params, searchParams }: CommentPageProps) {
  const [{ slug: encoded, number }, query, page] = await Promise.all([params, searchParams, openPage()])
  const slug = decodeURIComponent(encoded)
  const [article, card] = await Promise.all([findArticleHead(slug), readCard(slug, pathNumber(number), page.viewer)])
  if (!article || !card || card.tombstone !== null) notFound()
  const draft = await findDraft(queryValue(query, 'draft'), page.viewer)
  return { page, article, card, draft, query, slug, number: card.comment.number }
}

/** The same for what only its author may do. */
export async function openOwnCommentPage(props: CommentPageProps) {
  const opened = await openCommentPage(props)
  const { viewer } = opened.page
  if (!viewer || !opened.card.standing?.isOwn) notFound()
  return { ...opened, viewer }
}
