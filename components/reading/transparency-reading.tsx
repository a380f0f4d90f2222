import type { ComponentProps } from 'react'
import { TransparencyPage } from '@/components/transparency/transparency'
import { Frame } from '@/components/ui/frame'
import { Sheet } from '@/components/ui/sheet'
import type { Framed } from './framed'

type Props = Framed & ComponentProps<typeof TransparencyPage>

/** What moderation did here, in numbers and in acts. */
export function TransparencyReading({ frame, figures, acts }: Props) {
  return (
    <Frame {...frame}>
      <Sheet title="Transparency" lede="What moderation did here in the last twelve months.">
        <TransparencyPage figures={figures} acts={acts} />
      </Sheet>
    </Frame>
  )
}
