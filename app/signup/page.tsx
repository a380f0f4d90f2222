import type { Metadata } from 'next'
import { SignupForm } from '@/components/account/signup-form'
import { Frame } from '@/components/ui/frame'
import { Sheet } from '@/components/ui/sheet'
import { type Draft, findDraft } from '@/lib/http/drafts'
import { openPage, type Query, queryValue } from '@/lib/http/page'
import { safeNext } from '@/lib/http/safe-next'

export const metadata: Metadata = { title: 'Sign up' }

export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const [page, query] = await Promise.all([openPage(), searchParams])
  const draft = await findDraft(queryValue(query, 'draft'), page.viewer)
  const next = safeNext(queryValue(query, 'next'))
  return (
    <Frame {...page} next={next}>
      <Sheet title="Sign up" isNarrow>
        <SignupForm
          next={next}
          name={draft?.fields.name ?? ''}
          email={draft?.fields.email ?? ''}
          errors={errorsOf(draft)}
        />
      </Sheet>
    </Frame>
  )
}

function errorsOf(draft: Draft | null) {
  const refusal = draft?.refusal
  if (!refusal) return {}
  const field = (['name', 'email', 'password'] as const).find((name) => name === refusal.field)
  return { [field ?? 'form']: refusal.message }
}
