import { goOn } from '@/app/moderate/go-on'
import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { numberParam } from '@/lib/http/number-param'
import { type Params, resource, write } from '@/lib/http/write'
import { approveComment } from '@/lib/moderation/approve'
import { deskPath } from '@/lib/moderation/rules'
import { NewApproval } from '@/lib/moderation/schema'

const placeOf = (params: Params) => ({ slug: params.slug ?? '', number: numberParam(params) })
const options = {
  form: (params: Params) => deskPath({ at: placeOf(params) }),
  guard: (viewer: Viewer | null) => requireRight(viewer, 'decide'),
}

export const { POST } = resource({
  POST: write(NewApproval, options, async ({ viewer, params, body, extra }) => {
    const place = placeOf(params)
    const act = await approveComment(viewer, place.slug, place.number, body)
    return {
      view: { ...place, status: 'shown', act },
      see: goOn(viewer, extra.next, { said: 'approved', done: place, act }),
    }
  }),
})
