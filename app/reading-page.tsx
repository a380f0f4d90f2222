import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache, type ReactNode } from 'react'
import { ask } from '@/lib/http/reading/ask'
import type { Loader } from '@/lib/http/reading/asked'
import type { Head } from '@/lib/http/view'
import { settings } from '@/lib/kernel/settings'

export type ReadingProps = {
  params: Promise<Record<string, string>>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/**
 * A reading page as Next makes it, by the loader and the view that `lib/http/reading/render.ts` makes it from, too. What
 * is on it is found once, for its head and for itself.
 */
export function readingPage<Props extends object>(load: Loader<Props>, View: (props: Props) => ReactNode) {
  const find = cache(async (params: string, query: string) => {
    const loaded = await load(await ask(new URLSearchParams(params), new URLSearchParams(query)))
    return loaded ?? notFound()
  })
  const open = async ({ params, searchParams }: ReadingProps) =>
    find(String(new URLSearchParams(await params)), String(toSearch(await searchParams)))

  async function generateMetadata(asked: ReadingProps): Promise<Metadata> {
    return toMetadata((await open(asked)).head)
  }
  async function Page(asked: ReadingProps) {
    return <View {...(await open(asked)).props} />
  }
  return { generateMetadata, Page }
}

function toSearch(query: Record<string, string | string[] | undefined>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one])),
  )
}

function toMetadata({ title, description, canonical, isListed, article }: Head): Metadata {
  const { SITE_NAME, SITE_LOCALE } = settings()
  const said = description === undefined ? {} : { description }
  const preview = {
    type: 'article' as const,
    title: title ?? SITE_NAME,
    ...said,
    url: canonical ?? '/',
    siteName: SITE_NAME,
    locale: SITE_LOCALE,
    ...(article?.publishedAt ? { publishedTime: article.publishedAt } : {}),
  }
  return {
    ...(title === null ? {} : { title }),
    ...said,
    ...(isListed ? {} : { robots: 'noindex' }),
    ...(canonical === undefined ? {} : { alternates: { canonical } }),
    ...(article ? { openGraph: preview } : {}),
  }
}
