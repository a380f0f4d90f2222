import { Notice } from '@/components/ui/notice'
import { When } from '@/components/ui/when'
import type { Suspension } from '@/lib/accounts/view'

/** Tells a suspended viewer why, until when, what they can still do, and how to object. */
export function Suspended({ suspension }: { suspension: Suspension }) {
  return (
    <Notice tone="fault" role="status">
      <p>
        {suspension.until ? (
          <>
            Your account is suspended until <When at={suspension.until} />:{' '}
          </>
        ) : (
          'Your account is suspended, without an end: '
        )}
        <span dir="auto">{suspension.reason}</span>
      </p>
      <p>
        You can read everything. You cannot comment, recommend or report. If a comment of yours was removed, you can
        still <a href="/account">appeal against that</a>.
      </p>
    </Notice>
  )
}
