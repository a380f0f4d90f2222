import { countPreview, previewComment } from '@/lib/comments/preview'
import { PreviewRequest } from '@/lib/comments/schema'
import { resource, write } from '@/lib/http/write'
import { writePath } from '@/lib/kernel/paths'

export const { POST } = resource({
  POST: write(
    PreviewRequest,
    { form: (params) => writePath(params.slug ?? '') },
    async ({ viewer, params, body, address }) => {
      await countPreview(viewer, address)
      const { html, faults } = await previewComment(
        params.slug ?? '',
        body.body,
        body.edited ? { number: body.edited, viewer } : null,
      )
      return { view: { html, faults }, see: writePath(params.slug ?? '') }
    },
  ),
})
