import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { OwnComments } from '@/components/account/own-comments'
import { Frame } from '@/components/ui/frame'
import { Notice } from '@/components/ui/notice'
import { Sheet } from '@/components/ui/sheet'
import { listReaderComments } from '@/lib/comments/queries'
import { openPage } from '@/lib/http/page'
import { loginPath } from '@/lib/kernel/paths'

export const metadata: Metadata = { title: 'Your account' }

export default async function Page() {
  const page = await openPage()
  if (!page.viewer) redirect(loginPath('/account'))
  const { name, suspension } = page.viewer
  const comments = await listReaderComments(page.viewer.id, page.viewer)
  return (
    <Frame {...page}>
      <Sheet title={<bdi>{name}</bdi>} lede={<a href="/account/password">Change your password</a>}>
        {suspension && (
          <Notice tone="fault">
            Your account is suspended{suspension.until ? ` until ${suspension.until.slice(0, 10)}` : ''}:{' '}
            {suspension.reason}
          </Notice>
        )}
        <OwnComments comments={comments} />
      </Sheet>
    </Frame>
  )
}
