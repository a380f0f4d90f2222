import { afterAct } from '@/app/moderate/after-act'
import { ARTICLES_PAGE, articleFormOf } from '@/app/moderate/article-form'
import { scheduleClosing } from '@/lib/articles/schedule-closing'
import { NewSchedule } from '@/lib/articles/schema'
import { Why } from '@/lib/events/why'
import { resource, write } from '@/lib/http/write'
import { requireModerator } from '@/lib/moderation/rules'

const options = { form: articleFormOf, guard: requireModerator }

export const { POST, DELETE } = resource({
  POST: write(NewSchedule, options, async ({ viewer, params: { slug = '' }, body, extra }) => {
    await scheduleClosing(viewer, slug, body, new Date(), body.why)
    const scheduled = { at: body.at.toISOString(), to: body.to }
    return { view: { slug, scheduled }, see: afterAct(extra.next, ARTICLES_PAGE, { said: 'scheduled' }) }
  }),
  DELETE: write(Why, options, async ({ viewer, params: { slug = '' }, body: { why }, extra }) => {
    await scheduleClosing(viewer, slug, null, new Date(), why)
    return { view: { slug, scheduled: null }, see: afterAct(extra.next, ARTICLES_PAGE, { said: 'unscheduled' }) }
  }),
})
