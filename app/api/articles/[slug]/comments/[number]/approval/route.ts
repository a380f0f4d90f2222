import { afterAct } from '@/app/moderate/after-act'
import { numberParam } from '@/lib/http/number-param'
import { type Params, resource, write } from '@/lib/http/write'
import { approveComment } from '@/lib/moderation/approve'
import { deskPath, requireModerator } from '@/lib/moderation/rules'
import { NewApproval } from '@/lib/moderation/schema'

const placeOf = (params: Params) => ({ slug: params.slug ?? '', number: numberParam(params) })
const options = { form: (params: Params) => deskPath({ at: placeOf(params) }), guard: requireModerator }

export const { POST } = resource({
  POST: write(NewApproval, options, async ({ viewer, params, body, extra }) => {
    const place = placeOf(params)
    await approveComment(requireModerator(viewer), place.slug, place.number, body)
    return {
      view: { ...place, status: 'shown' },
      see: afterAct(extra.next, '/moderate', { said: 'approved', done: place }),
    }
  }),
})
