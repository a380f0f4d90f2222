import type { ComponentProps } from 'react'
import { Conversation } from '@/components/comments/conversation'
import { Frame } from '@/components/ui/frame'
import type { Framed } from './framed'

type Props = Framed & Omit<ComponentProps<typeof Conversation>, 'isSignedIn'>

/** The conversation around a comment. */
export function ConversationReading({ frame, ...found }: Props) {
  return (
    <Frame {...frame}>
      <Conversation {...found} isSignedIn={frame.viewer !== null} />
    </Frame>
  )
}
