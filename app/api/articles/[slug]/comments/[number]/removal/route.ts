import { goOn } from '@/app/moderate/go-on'
import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { Why } from '@/lib/events/why'
import { numberParam } from '@/lib/http/number-param'
import { type Params, resource, write } from '@/lib/http/write'
import { removeComment } from '@/lib/moderation/remove'
import { restoreComment } from '@/lib/moderation/restore'
import { deskPath } from '@/lib/moderation/rules'
import { NewRemoval } from '@/lib/moderation/schema'

const placeOf = (params: Params) => ({ slug: params.slug ?? '', number: numberParam(params) })
const options = {
  form: (params: Params) => deskPath({ at: placeOf(params) }),
  guard: (viewer: Viewer | null) => requireRight(viewer, 'decide'),
}

export const { POST, DELETE } = resource({
  POST: write(NewRemoval, options, async ({ viewer, params, body, extra }) => {
    const place = placeOf(params)
    const act = await removeComment(viewer, place.slug, place.number, body)
    return {
      view: { ...place, status: 'removed', act },
      see: goOn(viewer, extra.next, { said: 'removed', done: place, act }),
    }
  }),
  DELETE: write(Why, options, async ({ viewer, params, body: { why }, extra }) => {
    const place = placeOf(params)
    const act = await restoreComment(viewer, place.slug, place.number, new Date(), why)
    return {
      view: { ...place, status: 'shown', act },
      see: goOn(viewer, extra.next, { said: 'restored', done: place, act }),
    }
  }),
})
