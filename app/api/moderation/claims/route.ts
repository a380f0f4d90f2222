import { afterAct } from '@/app/moderate/after-act'
import { goOn } from '@/app/moderate/go-on'
import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { safeNext } from '@/lib/http/safe-next'
import { type Params, resource, write } from '@/lib/http/write'
import { claimItem } from '@/lib/moderation/claim'
import { claimNext } from '@/lib/moderation/claim-next'
import { releaseItem } from '@/lib/moderation/release'
import { deskPath, parseCasePlace } from '@/lib/moderation/rules'
import { NewClaim, OldClaim } from '@/lib/moderation/schema'

const options = {
  form: (_: Params, { slug, number }: Record<string, string>) => {
    const at = parseCasePlace(`${slug}/${number}`)
    return deskPath(at ? { at } : {})
  },
  guard: (viewer: Viewer | null) => requireRight(viewer, 'decide'),
}

export const { POST, DELETE } = resource({
  POST: write(NewClaim, options, async ({ viewer, body, extra }) => {
    if ('slug' in body) {
      const { until } = await claimItem(viewer, body.slug, body.number)
      return { view: { claim: { ...body, until } }, see: safeNext(extra.next, deskPath({ at: body })) }
    }
    const claim = await claimNext(viewer, body.state)
    const { state } = body
    if (!claim) return { view: { claim }, see: afterAct(deskPath({ state }), '/moderate', { said: 'none' }) }
    return { view: { claim }, see: deskPath({ state, at: claim }) }
  }),
  DELETE: write(OldClaim, options, async ({ viewer, body, extra }) => {
    await releaseItem(viewer, body.slug, body.number)
    return { view: { claim: null }, see: goOn(viewer, extra.next, { said: 'released', done: body }) }
  }),
})
