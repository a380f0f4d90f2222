import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { LinkedData } from '@/components/articles/linked-data'
import { Story } from '@/components/articles/story'
import { Composer } from '@/components/comments/composer'
import { Thread } from '@/components/comments/thread'
import { isSaid } from '@/components/ui/announcement'
import { Frame } from '@/components/ui/frame'
import { findArticle } from '@/lib/articles/queries'
import { findPosted, readThreadPage } from '@/lib/comments/queries'
import { openPage, pageNumber, type Query, queryValue } from '@/lib/http/page'
import { newId } from '@/lib/kernel/ids'
import { articlePath } from '@/lib/kernel/paths'
import { settings } from '@/lib/kernel/settings'

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Query> }

const loadArticle = cache((slug: string) => findArticle(decodeURIComponent(slug)))

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const [{ slug }, query] = await Promise.all([params, searchParams])
  const article = await loadArticle(slug)
  if (!article) return {}
  const url = articlePath(article.slug, pageNumber(query))
  const description = article.paragraphs[0]?.text.slice(0, 300) ?? ''
  const { SITE_NAME, SITE_LOCALE } = settings()
  return {
    title: article.title,
    description,
    alternates: { canonical: url },
    openGraph: {
      type: 'article',
      title: article.title,
      description,
      url,
      siteName: SITE_NAME,
      locale: SITE_LOCALE,
      ...(article.publishedAt ? { publishedTime: article.publishedAt } : {}),
    },
  }
}

export default async function Page({ params, searchParams }: Props) {
  const [{ slug }, query, page] = await Promise.all([params, searchParams, openPage()])
  const article = await loadArticle(slug)
  if (!article) notFound()
  const thread = await readThreadPage(article.slug, pageNumber(query), page.viewer)
  if (!thread) notFound()
  const { SITE_URL, SITE_NAME, COMMENT_MAX_CHARACTERS } = settings()
  const said = queryValue(query, 'said')
  const isSignedIn = page.viewer !== null
  return (
    <Frame {...page} hasThread said={isSaid(said) ? said : null}>
      <LinkedData article={article} cards={thread.cards} siteUrl={SITE_URL} siteName={SITE_NAME} />
      <Story article={article} />
      <Thread
        article={article}
        thread={thread}
        isSignedIn={isSignedIn}
        posted={await findPosted(article.slug, page.viewer)}
      >
        <Composer
          slug={article.slug}
          action={`/api${articlePath(article.slug)}/comments`}
          heading="Your comment"
          state={{ body: '', replyTo: null, refusal: null }}
          {...(isSignedIn ? { idempotencyKey: newId() } : {})}
          limits={{ maxCharacters: COMMENT_MAX_CHARACTERS }}
          isSignedIn={isSignedIn}
          submitLabel="Post comment"
        />
      </Thread>
    </Frame>
  )
}
