import type { ReactNode } from 'react'
import { openDeskPage } from '@/lib/http/page'

/** The first of two guards of the desk; every page has its own as well. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  await openDeskPage()
  return children
}
