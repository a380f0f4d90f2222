import { afterAct } from '@/app/moderate/after-act'
import type { Viewer } from '@/lib/accounts/view'
import { placePath } from '@/lib/comments/place-path'
import { Why } from '@/lib/events/why'
import { numberParam } from '@/lib/http/number-param'
import { type Call, type Outcome, type Params, resource, write } from '@/lib/http/write'
import { deskPath, requireModerator } from '@/lib/moderation/rules'

type Turned = 'locked' | 'picked'
type Turn = (
  viewer: Viewer | null,
  slug: string,
  number: number,
  isOn: boolean,
  now: Date,
  why: string,
) => Promise<void>

const placeOf = (params: Params) => ({ slug: params.slug ?? '', number: numberParam(params) })
const options = { form: (params: Params) => deskPath({ at: placeOf(params) }), guard: requireModerator }

/** The two methods of what moderators turn on (POST) and off (DELETE) at a comment. */
export function turnDoor(name: Turned, turn: Turn) {
  const answer = async (
    { viewer, params, body: { why }, choice, extra }: Call<{ why: string }>,
    isOn: boolean,
  ): Promise<Outcome> => {
    const place = placeOf(params)
    await turn(viewer, place.slug, place.number, isOn, new Date(), why)
    const said = isOn ? name : `un${name}`
    const thread = placePath(place.slug, place.number, choice, said)
    const see = extra.next ? afterAct(extra.next, thread, { said, done: place }) : thread
    return { view: { ...place, [name]: isOn }, see }
  }
  return resource({
    POST: write(Why, options, (call) => answer(call, true)),
    DELETE: write(Why, options, (call) => answer(call, false)),
  })
}
