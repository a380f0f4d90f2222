import type { Metadata } from 'next'
import { openDeskPage } from '@/lib/http/page'

/** The title of a page of the desk, which nobody else is told. */
export async function deskTitle(title: string): Promise<Metadata> {
  await openDeskPage()
  return { title: { absolute: `${title} · Desk` }, robots: { index: false } }
}
