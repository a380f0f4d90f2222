import { placePath } from '@/lib/comments/place-path'
import { numberParam } from '@/lib/http/number-param'
import { resource, write } from '@/lib/http/write'
import { commentPath } from '@/lib/kernel/paths'
import { reportComment } from '@/lib/moderation/report'
import { NewReport } from '@/lib/moderation/schema'

export const { POST } = resource({
  POST: write(
    NewReport,
    { form: (params) => `${commentPath(params.slug ?? '', numberParam(params))}/report` },
    async ({ viewer, params, body, choice }) => {
      const [slug, number] = [params.slug ?? '', numberParam(params)]
      await reportComment(viewer, slug, number, body)
      return {
        view: { number, rule: body.rule },
        see: placePath(slug, number, choice, 'reported'),
        created: true,
        location: commentPath(slug, number),
      }
    },
  ),
})
