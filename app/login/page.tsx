import type { Metadata } from 'next'
import { LoginForm } from '@/components/account/login-form'
import { isSaid } from '@/components/ui/announcement'
import { Frame } from '@/components/ui/frame'
import { Sheet } from '@/components/ui/sheet'
import { csrfToken } from '@/lib/http/csrf'
import { openPage, type Query, queryValue } from '@/lib/http/page'
import { safeNext } from '@/lib/http/safe-next'

export const metadata: Metadata = { title: 'Log in' }

const WORDS: Record<string, string> = {
  CredentialsSignin: 'This name and this password do not go together. Please try again.',
  rate_limited: 'Too many tries. Please wait some minutes and try again.',
  unavailable: 'The forum is busy; please try again in a moment.',
}
const OTHERWISE = 'Logging in did not work. Please try again.'

export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const [page, query] = await Promise.all([openPage(), searchParams])
  const next = safeNext(queryValue(query, 'next'))
  const [said, error] = [queryValue(query, 'said'), queryValue(query, 'error')]
  const words = error === undefined ? null : Object.hasOwn(WORDS, error) ? WORDS[error] : OTHERWISE
  return (
    <Frame {...page} next={next} said={isSaid(said) ? said : null}>
      <Sheet
        title="Log in"
        isNarrow
        {...(next.includes('draft=') ? { lede: 'Your words are kept and wait for you behind this page.' } : {})}
      >
        <LoginForm next={next} csrfToken={await csrfToken()} error={words ?? null} />
      </Sheet>
    </Frame>
  )
}
