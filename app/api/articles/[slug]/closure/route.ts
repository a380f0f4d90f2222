import { afterAct } from '@/app/moderate/after-act'
import { NewClosing } from '@/lib/articles/schema'
import { setClosing } from '@/lib/articles/set-closing'
import { NoBody } from '@/lib/comments/schema'
import { resource, write } from '@/lib/http/write'
import { requireModerator } from '@/lib/moderation/rules'

const PAGE = '/moderate/articles'
const SAID = { closed: 'closed', open: 'opened', automatic: 'automatic' } as const
const options = { form: () => PAGE, guard: requireModerator }

export const { POST, DELETE } = resource({
  POST: write(NewClosing, options, async ({ viewer, params: { slug = '' }, body: { choice }, extra }) => {
    const takesComments = await setClosing(viewer, slug, choice)
    return { view: { slug, choice, takesComments }, see: afterAct(extra.next, PAGE, { said: SAID[choice] }) }
  }),
  DELETE: write(NoBody, options, async ({ viewer, params: { slug = '' }, extra }) => {
    const takesComments = await setClosing(viewer, slug, 'open')
    return { view: { slug, choice: 'open', takesComments }, see: afterAct(extra.next, PAGE, { said: 'opened' }) }
  }),
})
