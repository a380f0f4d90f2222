import { placePath } from '@/lib/comments/place-path'
import { NoBody } from '@/lib/comments/schema'
import { numberParam } from '@/lib/http/number-param'
import { type Call, type Outcome, type Params, resource, write } from '@/lib/http/write'
import { commentPath } from '@/lib/kernel/paths'
import { recommend } from '@/lib/votes/recommend'

async function vote({ viewer, params, choice }: Call<unknown>, isWanted: boolean): Promise<Outcome> {
  const [slug, number] = [params.slug ?? '', numberParam(params)]
  const view = await recommend(viewer, slug, number, isWanted)
  return { view, see: placePath(slug, number, choice, isWanted ? 'recommended' : 'unrecommended') }
}

const options = { form: (params: Params) => commentPath(params.slug ?? '', numberParam(params)) }

export const { POST, PUT, DELETE } = resource({
  PUT: write(NoBody, options, (call) => vote(call, true)),
  DELETE: write(NoBody, options, (call) => vote(call, false)),
})
