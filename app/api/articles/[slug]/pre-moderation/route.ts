import { afterAct } from '@/app/moderate/after-act'
import { preModerate } from '@/lib/articles/pre-moderate'
import { NoBody } from '@/lib/comments/schema'
import { type Call, type Outcome, resource, write } from '@/lib/http/write'
import { requireModerator } from '@/lib/moderation/rules'

const PAGE = '/moderate/articles'
const options = { form: () => PAGE, guard: requireModerator }

async function turn({ viewer, params, extra }: Call<unknown>, preModerated: boolean): Promise<Outcome> {
  const { slug = '' } = params
  await preModerate(viewer, slug, preModerated)
  const said = preModerated ? 'pre-moderated' : 'pre-moderation-ended'
  return { view: { slug, preModerated }, see: afterAct(extra.next, PAGE, { said }) }
}

export const { POST, DELETE } = resource({
  POST: write(NoBody, options, (call) => turn(call, true)),
  DELETE: write(NoBody, options, (call) => turn(call, false)),
})
