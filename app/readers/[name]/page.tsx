import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ReaderPage } from '@/components/account/reader-page'
import { Frame } from '@/components/ui/frame'
import { findMuted } from '@/lib/accounts/mute'
import { findReader } from '@/lib/accounts/queries'
import { listReaderComments } from '@/lib/comments/queries'
import { findDraft } from '@/lib/http/drafts'
import { openPage, type Query, queryValue } from '@/lib/http/page'

type Props = { params: Promise<{ name: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).name) }
}

export default async function Page({ params, searchParams }: Props) {
  const [{ name }, query, { viewer, ...page }] = await Promise.all([params, searchParams, openPage()])
  const reader = await findReader(decodeURIComponent(name))
  if (!reader) notFound()
  // Also one's own page shows what everybody sees; the rest is on the account page.
  const [comments, muted, draft] = await Promise.all([
    listReaderComments(reader.id, null),
    findMuted(viewer?.id ?? null),
    findDraft(queryValue(query, 'draft'), viewer, { isOwn: true }),
  ])
  const isOther = viewer !== null && viewer.id !== reader.id
  return (
    <Frame {...page} viewer={viewer}>
      <ReaderPage
        name={reader.name}
        isUnclaimed={reader.isUnclaimed}
        comments={comments}
        isSignedIn={viewer !== null}
        muting={isOther ? { isMuted: muted.has(reader.id), refusal: draft?.refusal?.message ?? null } : null}
      />
    </Frame>
  )
}
