import type { ComponentProps } from 'react'
import { ReaderPage } from '@/components/account/reader-page'
import { Frame } from '@/components/ui/frame'
import type { Framed } from './framed'

type Props = Framed & Omit<ComponentProps<typeof ReaderPage>, 'isSignedIn'>

/** A reader's own page. */
export function ReaderReading({ frame, ...found }: Props) {
  return (
    <Frame {...frame}>
      <ReaderPage {...found} isSignedIn={frame.viewer !== null} />
    </Frame>
  )
}
