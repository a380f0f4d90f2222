import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { OwnComments } from '@/components/account/own-comments'
import { Suspended } from '@/components/account/suspended'
import { Warnings } from '@/components/account/warnings'
import { Frame } from '@/components/ui/frame'
import { Sheet } from '@/components/ui/sheet'
import { listWarnings } from '@/lib/accounts/queries-notes'
import { listReaderComments } from '@/lib/comments/queries'
import { openPage } from '@/lib/http/page'
import { loginPath } from '@/lib/kernel/paths'
import { listOwnAppeals } from '@/lib/moderation/queries-appeals'

export const metadata: Metadata = { title: 'Your account' }

export default async function Page() {
  const page = await openPage()
  if (!page.viewer) redirect(loginPath('/account'))
  const { id, name, suspension } = page.viewer
  const [comments, appeals, warnings] = await Promise.all([
    listReaderComments(id, page.viewer),
    listOwnAppeals(page.viewer),
    listWarnings(page.viewer),
  ])
  return (
    <Frame {...page}>
      <Sheet title={<bdi>{name}</bdi>} lede={<a href="/account/password">Change your password</a>}>
        {suspension && <Suspended suspension={suspension} />}
        <Warnings warnings={warnings} />
        <OwnComments comments={comments} appeals={appeals} />
      </Sheet>
    </Frame>
  )
}
