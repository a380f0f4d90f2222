import type { Viewer, WarningView } from '@/lib/accounts/view'
import { Suspended } from './suspended'
import { Warning } from './warnings'

type Props = {
  viewer: Viewer | null
  /** one that the viewer has not read yet */
  warning: WarningView | null
  /** where reading the warning leads back to */
  next: string
}

/** What a viewer has to know before they write: that they are suspended, or that a moderator warned them. */
export function BeforeWriting({ viewer, warning, next }: Props) {
  return (
    <>
      {viewer?.suspension && <Suspended suspension={viewer.suspension} />}
      {warning && <Warning warning={warning} next={next} />}
    </>
  )
}
