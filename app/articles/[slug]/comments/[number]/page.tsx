import { notFound, redirect } from 'next/navigation'
import { pageOf, readCard } from '@/lib/comments/queries'
import { openPage, pathNumber } from '@/lib/http/page'
import { articlePath } from '@/lib/kernel/paths'

/** A comment's permalink leads to the page of the thread that holds it. */
export default async function Page({ params }: { params: Promise<{ slug: string; number: string }> }) {
  const { slug, number } = await params
  const { viewer } = await openPage()
  const card = await readCard(decodeURIComponent(slug), pathNumber(number), viewer)
  if (!card) notFound()
  redirect(`${articlePath(decodeURIComponent(slug), pageOf(card.comment.number))}#c${card.comment.number}`)
}
