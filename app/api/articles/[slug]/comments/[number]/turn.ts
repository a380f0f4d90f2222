import { afterAct } from '@/app/moderate/after-act'
import type { Viewer } from '@/lib/accounts/view'
import { placePath } from '@/lib/comments/place-path'
import { NoBody } from '@/lib/comments/schema'
import { numberParam } from '@/lib/http/number-param'
import { type Call, type Outcome, type Params, resource, write } from '@/lib/http/write'
import { deskPath, requireModerator } from '@/lib/moderation/rules'

type Turned = 'locked' | 'picked'
type Turn = (viewer: Viewer | null, slug: string, number: number, isOn: boolean) => Promise<void>

const placeOf = (params: Params) => ({ slug: params.slug ?? '', number: numberParam(params) })
const options = { form: (params: Params) => deskPath({ at: placeOf(params) }), guard: requireModerator }

/** The two methods of what moderators turn on (POST) and off (DELETE) at a comment. */
export function turnDoor(name: Turned, turn: Turn) {
  const answer = async ({ viewer, params, choice, extra }: Call<unknown>, isOn: boolean): Promise<Outcome> => {
    const place = placeOf(params)
    await turn(viewer, place.slug, place.number, isOn)
    const said = isOn ? name : `un${name}`
    const thread = placePath(place.slug, place.number, choice, said)
    const see = extra.next ? afterAct(extra.next, thread, { said, done: place }) : thread
    return { view: { ...place, [name]: isOn }, see }
  }
  return resource({
    POST: write(NoBody, options, (call) => answer(call, true)),
    DELETE: write(NoBody, options, (call) => answer(call, false)),
  })
}
