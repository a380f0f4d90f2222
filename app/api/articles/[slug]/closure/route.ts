import { z } from 'zod'
import { afterAct } from '@/app/moderate/after-act'
import { setClosing } from '@/lib/articles/set-closing'
import { resource, write } from '@/lib/http/write'
import { requireModerator } from '@/lib/moderation/rules'

const PAGE = '/moderate/articles'
const options = { form: () => PAGE }

export const { POST, PUT, PATCH, DELETE } = resource({
  POST: write(z.strictObject({}), options, async ({ viewer, params: { slug = '' }, extra }) => {
    await setClosing(requireModerator(viewer), slug, 'closed')
    return { view: { slug, takesComments: false }, see: afterAct(extra.next, PAGE, { said: 'closed' }) }
  }),
  DELETE: write(z.strictObject({}), options, async ({ viewer, params: { slug = '' }, extra }) => {
    await setClosing(requireModerator(viewer), slug, 'open')
    return { view: { slug, takesComments: true }, see: afterAct(extra.next, PAGE, { said: 'opened' }) }
  }),
})
