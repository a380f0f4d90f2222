import { afterAct } from '@/app/moderate/after-act'
import { ARTICLES_PAGE, articleFormOf } from '@/app/moderate/article-form'
import { preModerate } from '@/lib/articles/pre-moderate'
import { NewPreModeration } from '@/lib/articles/schema'
import { Why } from '@/lib/events/why'
import { resource, write } from '@/lib/http/write'
import { requireModerator } from '@/lib/moderation/rules'

const options = { form: articleFormOf, guard: requireModerator }

export const { POST, DELETE } = resource({
  POST: write(NewPreModeration, options, async ({ viewer, params: { slug = '' }, body: { from, why }, extra }) => {
    await preModerate(viewer, slug, { isWanted: true, from }, new Date(), why)
    const view = { slug, preModerated: true, from: from?.toISOString() ?? null }
    const said = from ? 'pre-moderation-scheduled' : 'pre-moderated'
    return { view, see: afterAct(extra.next, ARTICLES_PAGE, { said }) }
  }),
  DELETE: write(Why, options, async ({ viewer, params: { slug = '' }, body: { why }, extra }) => {
    await preModerate(viewer, slug, { isWanted: false }, new Date(), why)
    const see = afterAct(extra.next, ARTICLES_PAGE, { said: 'pre-moderation-ended' })
    return { view: { slug, preModerated: false }, see }
  }),
})
