import { pageOf } from '@/lib/comments/queries'
import { NoBody } from '@/lib/comments/schema'
import { numberParam } from '@/lib/http/number-param'
import { type Call, type Outcome, type Params, resource, write } from '@/lib/http/write'
import { articlePath } from '@/lib/kernel/paths'
import { recommend } from '@/lib/votes/recommend'

const placeOf = (params: Params, said?: 'recommended' | 'unrecommended') =>
  `${articlePath(params.slug ?? '', pageOf(numberParam(params)), said)}#c${numberParam(params)}`

async function vote({ viewer, params }: Call<unknown>, isWanted: boolean): Promise<Outcome> {
  const view = await recommend(viewer, params.slug ?? '', numberParam(params), isWanted)
  return { view, see: placeOf(params, isWanted ? 'recommended' : 'unrecommended') }
}

const options = { form: (params: Params) => placeOf(params).replace(/#.*/, '') }

export const { POST, PUT, DELETE } = resource({
  PUT: write(NoBody, options, (call) => vote(call, true)),
  DELETE: write(NoBody, options, (call) => vote(call, false)),
})
