import { numberParam } from '@/lib/http/number-param'
import { type Params, resource, write } from '@/lib/http/write'
import { commentPath } from '@/lib/kernel/paths'
import { appealRemoval } from '@/lib/moderation/appeal'
import { NewAppeal } from '@/lib/moderation/schema-appeals'

const formOf = (params: Params) => `${commentPath(params.slug ?? '', numberParam(params))}/appeal`

export const { POST } = resource({
  POST: write(NewAppeal, { form: formOf }, async ({ viewer, params, body }) => {
    const [slug, number] = [params.slug ?? '', numberParam(params)]
    await appealRemoval(viewer, slug, number, body)
    const path = formOf(params)
    return { view: { slug, number, appeal: body.text }, see: `${path}?said=appealed`, created: true, location: path }
  }),
})
