import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ReaderPage } from '@/components/account/reader-page'
import { Frame } from '@/components/ui/frame'
import { findReader } from '@/lib/accounts/queries'
import { listReaderComments } from '@/lib/comments/queries'
import { openPage } from '@/lib/http/page'

type Props = { params: Promise<{ name: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).name) }
}

export default async function Page({ params }: Props) {
  const [{ name }, page] = await Promise.all([params, openPage()])
  const reader = await findReader(decodeURIComponent(name))
  if (!reader) notFound()
  // Also one's own page shows what everybody sees; the rest is on the account page.
  const comments = await listReaderComments(reader.id, null)
  return (
    <Frame {...page}>
      <ReaderPage
        name={reader.name}
        isUnclaimed={reader.isUnclaimed}
        comments={comments}
        isSignedIn={page.viewer !== null}
      />
    </Frame>
  )
}
