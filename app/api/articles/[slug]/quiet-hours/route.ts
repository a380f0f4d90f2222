import { afterAct } from '@/app/moderate/after-act'
import { ARTICLES_PAGE, articleFormOf } from '@/app/moderate/article-form'
import { NewQuietHours } from '@/lib/articles/schema'
import { setQuietHours } from '@/lib/articles/set-quiet-hours'
import { Why } from '@/lib/events/why'
import { resource, write } from '@/lib/http/write'
import { requireModerator } from '@/lib/moderation/rules'

const options = { form: articleFormOf, guard: requireModerator }

export const { POST, DELETE } = resource({
  POST: write(NewQuietHours, options, async ({ viewer, params: { slug = '' }, body: { hours, why }, extra }) => {
    await setQuietHours(viewer, slug, hours, new Date(), why)
    return { view: { slug, hours }, see: afterAct(extra.next, ARTICLES_PAGE, { said: 'quiet' }) }
  }),
  DELETE: write(Why, options, async ({ viewer, params: { slug = '' }, body: { why }, extra }) => {
    await setQuietHours(viewer, slug, null, new Date(), why)
    return { view: { slug, hours: null }, see: afterAct(extra.next, ARTICLES_PAGE, { said: 'quiet' }) }
  }),
})
