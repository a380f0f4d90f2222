import { checkWritten, countCheck } from '@/lib/comments/check'
import { PreviewRequest } from '@/lib/comments/schema'
import { resource, write } from '@/lib/http/write'
import { writePath } from '@/lib/kernel/paths'

export const { POST } = resource({
  POST: write(
    PreviewRequest,
    { form: (params) => writePath(params.slug ?? '') },
    async ({ viewer, params, body, address }) => {
      await countCheck(viewer, address)
      const view = await checkWritten(
        params.slug ?? '',
        body.body,
        body.edited ? { number: body.edited, viewer } : null,
      )
      return { view, see: writePath(params.slug ?? '') }
    },
  ),
})
