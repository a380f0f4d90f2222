import { rememberVisit } from '@/lib/comments/visits-remember'
import { SeenThread } from '@/lib/comments/visits-schema'
import { safeNext } from '@/lib/http/safe-next'
import { type Params, resource, write } from '@/lib/http/write'
import { articlePath } from '@/lib/kernel/paths'

const pageOf = ({ slug = '' }: Params) => articlePath(slug)

export const { POST, PUT } = resource({
  PUT: write(SeenThread, { form: pageOf }, async ({ viewer, params, body, extra }) => {
    const { since, seenAt } = await rememberVisit(viewer, params.slug ?? '', body)
    return {
      view: { since: since.toISOString(), seenAt: seenAt.toISOString() },
      see: `${safeNext(extra.next, pageOf(params)).replace(/#.*/, '')}#thread`,
    }
  }),
})
