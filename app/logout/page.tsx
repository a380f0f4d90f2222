import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { LogoutForm } from '@/components/account/logout-form'
import { Frame } from '@/components/ui/frame'
import { Sheet } from '@/components/ui/sheet'
import { csrfToken } from '@/lib/http/csrf'
import { openPage } from '@/lib/http/page'

export const metadata: Metadata = { title: 'Log out' }

export default async function Page() {
  const page = await openPage()
  if (!page.viewer) redirect('/?said=logged-out')
  return (
    <Frame {...page}>
      <Sheet title="Log out?" isNarrow>
        <LogoutForm csrfToken={await csrfToken()} />
      </Sheet>
    </Frame>
  )
}
