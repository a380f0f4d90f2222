import { afterAct } from '@/app/moderate/after-act'
import { NewClosing } from '@/lib/articles/schema'
import { setClosing } from '@/lib/articles/set-closing'
import { Why } from '@/lib/events/why'
import { resource, write } from '@/lib/http/write'
import { requireModerator } from '@/lib/moderation/rules'

const PAGE = '/moderate/articles'
const SAID = { closed: 'closed', open: 'opened', automatic: 'automatic' } as const
const options = { form: () => PAGE, guard: requireModerator }

export const { POST, DELETE } = resource({
  POST: write(NewClosing, options, async ({ viewer, params: { slug = '' }, body: { choice, why }, extra }) => {
    const takesComments = await setClosing(viewer, slug, choice, new Date(), why)
    return { view: { slug, choice, takesComments }, see: afterAct(extra.next, PAGE, { said: SAID[choice] }) }
  }),
  DELETE: write(Why, options, async ({ viewer, params: { slug = '' }, body: { why }, extra }) => {
    const takesComments = await setClosing(viewer, slug, 'open', new Date(), why)
    return { view: { slug, choice: 'open', takesComments }, see: afterAct(extra.next, PAGE, { said: 'opened' }) }
  }),
})
