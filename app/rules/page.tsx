import type { Metadata } from 'next'
import { Frame } from '@/components/ui/frame'
import { Prose } from '@/components/ui/prose'
import { Sheet } from '@/components/ui/sheet'
import { openPage } from '@/lib/http/page'
import { readHouseRules } from '@/lib/moderation/house-rules'

export const metadata: Metadata = { title: 'House rules' }

export default async function Page() {
  const [page, rules] = await Promise.all([openPage(), readHouseRules()])
  return (
    <Frame {...page}>
      <Sheet title="House rules">
        <Prose nodes={rules.filter((node) => !(node.type === 'heading' && node.depth === 1))} />
      </Sheet>
    </Frame>
  )
}
