import { afterAct } from '@/app/moderate/after-act'
import { NoBody } from '@/lib/comments/schema'
import { numberParam } from '@/lib/http/number-param'
import { type Params, resource, write } from '@/lib/http/write'
import { removeComment } from '@/lib/moderation/remove'
import { restoreComment } from '@/lib/moderation/restore'
import { deskPath, requireModerator } from '@/lib/moderation/rules'
import { NewRemoval } from '@/lib/moderation/schema'

const placeOf = (params: Params) => ({ slug: params.slug ?? '', number: numberParam(params) })
const options = { form: (params: Params) => deskPath({ at: placeOf(params) }), guard: requireModerator }

export const { POST, DELETE } = resource({
  POST: write(NewRemoval, options, async ({ viewer, params, body, extra }) => {
    const place = placeOf(params)
    await removeComment(requireModerator(viewer), place.slug, place.number, body)
    return {
      view: { ...place, status: 'removed' },
      see: afterAct(extra.next, '/moderate', { said: 'removed', done: place }),
    }
  }),
  DELETE: write(NoBody, options, async ({ viewer, params, extra }) => {
    const place = placeOf(params)
    await restoreComment(requireModerator(viewer), place.slug, place.number)
    return {
      view: { ...place, status: 'shown' },
      see: afterAct(extra.next, '/moderate', { said: 'restored', done: place }),
    }
  }),
})
