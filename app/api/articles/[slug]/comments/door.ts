import { placePath } from '@/lib/comments/place-path'
import { postComment as post } from '@/lib/comments/post'
import { readCard } from '@/lib/comments/queries'
import { NewComment } from '@/lib/comments/schema'
import { composerForm, withSources } from '@/lib/http/composer-form'
import { filledOf } from '@/lib/http/form-opened'
import { postDoor, write } from '@/lib/http/write'
import { commentPath, writePath } from '@/lib/kernel/paths'

const form = ({ slug = '' }: Record<string, string>, fields: Record<string, string>) =>
  withSources(fields.replyTo ? writePath(slug, { reply: Number(fields.replyTo) || 0 }) : writePath(slug), fields)

/** Posts a comment: the door that is used most, and opened also without the framework. */
export const postComment = postDoor({
  POST: composerForm(
    form,
    write(NewComment, { form }, async ({ viewer, params, body, key, choice, extra }) => {
      const { slug = '' } = params
      const now = new Date()
      const filled = filledOf(extra.opened, viewer, now)
      const { number, status, seen } = await post(viewer, slug, body, key, now, filled)
      const see = placePath(slug, number, choice, status === 'held' ? 'held' : 'posted')
      const view = seen ?? (async () => (await readCard(slug, number, viewer))?.comment ?? { number, status })
      return { view, see, created: true, location: commentPath(slug, number) }
    }),
  ),
})
