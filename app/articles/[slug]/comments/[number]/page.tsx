import { notFound, redirect } from 'next/navigation'
import { ask } from '@/lib/http/reading/ask'
import { loadPermalink } from '@/lib/http/reading/load-permalink'

/** A comment's permalink leads to the page of the thread that holds it. */
export default async function Page({ params }: { params: Promise<{ slug: string; number: string }> }) {
  const found = await loadPermalink(await ask(new URLSearchParams(await params), new URLSearchParams()))
  if (!found) notFound()
  redirect(found.redirect)
}
