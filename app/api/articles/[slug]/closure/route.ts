import { afterAct } from '@/app/moderate/after-act'
import { setClosing } from '@/lib/articles/set-closing'
import { NoBody } from '@/lib/comments/schema'
import { resource, write } from '@/lib/http/write'
import { requireModerator } from '@/lib/moderation/rules'

const PAGE = '/moderate/articles'
const options = { form: () => PAGE, guard: requireModerator }

export const { POST, DELETE } = resource({
  POST: write(NoBody, options, async ({ viewer, params: { slug = '' }, extra }) => {
    await setClosing(requireModerator(viewer), slug, 'closed')
    return { view: { slug, takesComments: false }, see: afterAct(extra.next, PAGE, { said: 'closed' }) }
  }),
  DELETE: write(NoBody, options, async ({ viewer, params: { slug = '' }, extra }) => {
    await setClosing(requireModerator(viewer), slug, 'open')
    return { view: { slug, takesComments: true }, see: afterAct(extra.next, PAGE, { said: 'opened' }) }
  }),
})
