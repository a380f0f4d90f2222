import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Quoters } from '@/components/articles/quoters'
import { Frame } from '@/components/ui/frame'
import { readParagraph } from '@/lib/comments/queries-quoters'
import { openPage, pathNumber, type Query, queryValue } from '@/lib/http/page'
import { articlePath } from '@/lib/kernel/paths'

type Props = { params: Promise<{ slug: string; number: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, number } = await params
  return {
    title: `Comments on paragraph ${number}`,
    robots: 'noindex',
    alternates: { canonical: articlePath(decodeURIComponent(slug)) },
  }
}

export default async function Page({ params, searchParams }: Props) {
  const [{ slug, number }, query, page] = await Promise.all([params, searchParams, openPage()])
  const after = queryValue(query, 'after')
  const found = await readParagraph(
    decodeURIComponent(slug),
    pathNumber(number),
    after === undefined ? 0 : pathNumber(after),
    page.viewer,
  )
  if (!found) notFound()
  return (
    <Frame {...page}>
      <Quoters {...found} isSignedIn={page.viewer !== null} />
    </Frame>
  )
}
