import type { Metadata } from 'next'
import { Frame } from '@/components/ui/frame'
import { Sheet } from '@/components/ui/sheet'
import { openPage } from '@/lib/http/page'

export const metadata: Metadata = { title: 'Not found' }

export default async function NotFound() {
  return (
    <Frame {...(await openPage())}>
      <Sheet title="There is no such page">
        <p>
          It may have been moved, or the address is not quite right. <a href="/">To the front page</a>
        </p>
      </Sheet>
    </Frame>
  )
}
