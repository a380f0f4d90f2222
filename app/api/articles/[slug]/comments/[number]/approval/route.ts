import { afterAct } from '@/app/moderate/after-act'
import { NoBody } from '@/lib/comments/schema'
import { numberParam } from '@/lib/http/number-param'
import { type Params, resource, write } from '@/lib/http/write'
import { approveComment } from '@/lib/moderation/approve'
import { deskPath, requireModerator } from '@/lib/moderation/rules'

const placeOf = (params: Params) => ({ slug: params.slug ?? '', number: numberParam(params) })
const options = { form: (params: Params) => deskPath({ at: placeOf(params) }), guard: requireModerator }

export const { POST } = resource({
  POST: write(NoBody, options, async ({ viewer, params, extra }) => {
    const place = placeOf(params)
    await approveComment(requireModerator(viewer), place.slug, place.number)
    return {
      view: { ...place, status: 'shown' },
      see: afterAct(extra.next, '/moderate', { said: 'approved', done: place }),
    }
  }),
})
