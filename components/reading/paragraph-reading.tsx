import type { ComponentProps } from 'react'
import { Quoters } from '@/components/articles/quoters'
import { Frame } from '@/components/ui/frame'
import type { Framed } from './framed'

type Props = Framed & Omit<ComponentProps<typeof Quoters>, 'isSignedIn'>

/** A paragraph of an article with the comments that quote it. */
export function ParagraphReading({ frame, ...found }: Props) {
  return (
    <Frame {...frame}>
      <Quoters {...found} isSignedIn={frame.viewer !== null} />
    </Frame>
  )
}
