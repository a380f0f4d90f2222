import { afterAct } from '@/app/moderate/after-act'
import { scheduleClosing } from '@/lib/articles/schedule-closing'
import { NewSchedule } from '@/lib/articles/schema'
import { NoBody } from '@/lib/comments/schema'
import { safeNext } from '@/lib/http/safe-next'
import { type Params, resource, write } from '@/lib/http/write'
import { requireModerator } from '@/lib/moderation/rules'

const PAGE = '/moderate/articles'
const options = { form: formOf, guard: requireModerator }

export const { POST, DELETE } = resource({
  POST: write(NewSchedule, options, async ({ viewer, params: { slug = '' }, body, extra }) => {
    await scheduleClosing(viewer, slug, body)
    const scheduled = { at: body.at.toISOString(), to: body.to }
    return { view: { slug, scheduled }, see: afterAct(extra.next, PAGE, { said: 'scheduled' }) }
  }),
  DELETE: write(NoBody, options, async ({ viewer, params: { slug = '' }, extra }) => {
    await scheduleClosing(viewer, slug, null)
    return { view: { slug, scheduled: null }, see: afterAct(extra.next, PAGE, { said: 'unscheduled' }) }
  }),
})

/** The page the form was on, opened at its article. */
function formOf({ slug = '' }: Params, fields: Record<string, string>): string {
  const url = new URL(safeNext(fields.next, PAGE), 'http://here.invalid')
  url.searchParams.delete('draft')
  url.searchParams.set('of', slug)
  return url.pathname + url.search
}
