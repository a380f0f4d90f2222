import { z } from 'zod'
import { afterAct } from '@/app/moderate/after-act'
import { pathNumber } from '@/lib/http/page'
import { type Params, resource, write } from '@/lib/http/write'
import { approveComment } from '@/lib/moderation/approve'
import { deskPath, requireModerator } from '@/lib/moderation/rules'

const placeOf = ({ slug = '', number = '' }: Params) => ({ slug, number: pathNumber(number) })
const options = { form: (params: Params) => deskPath({ at: placeOf(params) }) }

export const { POST, PUT, PATCH, DELETE } = resource({
  POST: write(z.strictObject({}), options, async ({ viewer, params, extra }) => {
    const place = placeOf(params)
    await approveComment(requireModerator(viewer), place.slug, place.number)
    return {
      view: { ...place, status: 'shown' },
      see: afterAct(extra.next, '/moderate', { said: 'approved', done: place }),
    }
  }),
})
