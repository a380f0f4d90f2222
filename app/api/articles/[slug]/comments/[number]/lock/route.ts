import { afterAct } from '@/app/moderate/after-act'
import { lockReplies } from '@/lib/comments/lock-replies'
import { placePath } from '@/lib/comments/place-path'
import { NoBody } from '@/lib/comments/schema'
import { numberParam } from '@/lib/http/number-param'
import { type Call, type Outcome, type Params, resource, write } from '@/lib/http/write'
import { deskPath, requireModerator } from '@/lib/moderation/rules'

const placeOf = (params: Params) => ({ slug: params.slug ?? '', number: numberParam(params) })
const options = { form: (params: Params) => deskPath({ at: placeOf(params) }), guard: requireModerator }

async function turn({ viewer, params, choice, extra }: Call<unknown>, locked: boolean): Promise<Outcome> {
  const place = placeOf(params)
  await lockReplies(viewer, place.slug, place.number, locked)
  const said = locked ? 'locked' : 'unlocked'
  const thread = placePath(place.slug, place.number, choice, said)
  const see = extra.next ? afterAct(extra.next, thread, { said, done: place }) : thread
  return { view: { ...place, locked }, see }
}

export const { POST, DELETE } = resource({
  POST: write(NoBody, options, (call) => turn(call, true)),
  DELETE: write(NoBody, options, (call) => turn(call, false)),
})
