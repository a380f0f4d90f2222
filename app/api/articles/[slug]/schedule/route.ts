import { afterAct } from '@/app/moderate/after-act'
import { ARTICLES_PAGE, articleFormOf } from '@/app/moderate/article-form'
import { scheduleClosing } from '@/lib/articles/schedule-closing'
import { NewSchedule } from '@/lib/articles/schema'
import { NoBody } from '@/lib/comments/schema'
import { resource, write } from '@/lib/http/write'
import { requireModerator } from '@/lib/moderation/rules'

const options = { form: articleFormOf, guard: requireModerator }

export const { POST, DELETE } = resource({
  POST: write(NewSchedule, options, async ({ viewer, params: { slug = '' }, body, extra }) => {
    await scheduleClosing(viewer, slug, body)
    const scheduled = { at: body.at.toISOString(), to: body.to }
    return { view: { slug, scheduled }, see: afterAct(extra.next, ARTICLES_PAGE, { said: 'scheduled' }) }
  }),
  DELETE: write(NoBody, options, async ({ viewer, params: { slug = '' }, extra }) => {
    await scheduleClosing(viewer, slug, null)
    return { view: { slug, scheduled: null }, see: afterAct(extra.next, ARTICLES_PAGE, { said: 'unscheduled' }) }
  }),
})
