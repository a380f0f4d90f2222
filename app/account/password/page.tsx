import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { PasswordForm } from '@/components/account/password-form'
import { Frame } from '@/components/ui/frame'
import { Sheet } from '@/components/ui/sheet'
import { findDraft } from '@/lib/http/drafts'
import { openPage, type Query, queryValue } from '@/lib/http/page'
import { loginPath } from '@/lib/kernel/paths'

export const metadata: Metadata = { title: 'Change your password' }

export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const [page, query] = await Promise.all([openPage(), searchParams])
  if (!page.viewer) redirect(loginPath('/account/password'))
  const draft = await findDraft(queryValue(query, 'draft'), page.viewer)
  return (
    <Frame {...page}>
      <Sheet title="Change your password" lede="You log in again afterwards, on every device." isNarrow>
        <PasswordForm field={draft?.refusal?.field ?? null} error={draft?.refusal?.message ?? null} />
      </Sheet>
    </Frame>
  )
}
