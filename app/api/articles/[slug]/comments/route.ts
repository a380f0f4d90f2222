import { listComments } from '@/lib/comments/list-comments'
import { placePath } from '@/lib/comments/place-path'
import { postComment } from '@/lib/comments/post'
import { readCard } from '@/lib/comments/queries'
import { CommentsQuery, NewComment } from '@/lib/comments/schema'
import { composerForm, withSources } from '@/lib/http/composer-form'
import { filledOf } from '@/lib/http/form-opened'
import { parseQuery } from '@/lib/http/parse-query'
import { read } from '@/lib/http/read'
import { resource, write } from '@/lib/http/write'
import { commentPath, writePath } from '@/lib/kernel/paths'

export const GET = read(({ params, viewer, query }) =>
  listComments(params.slug ?? '', parseQuery(CommentsQuery, query), viewer),
)

const form = ({ slug = '' }: Record<string, string>, fields: Record<string, string>) =>
  withSources(fields.replyTo ? writePath(slug, { reply: Number(fields.replyTo) || 0 }) : writePath(slug), fields)

export const { POST } = resource({
  POST: composerForm(
    form,
    write(NewComment, { form }, async ({ viewer, params, body, key, choice, extra }) => {
      const { slug = '' } = params
      const now = new Date()
      const filled = filledOf(extra.opened, viewer, now)
      const { number, status, seen } = await postComment(viewer, slug, body, key, now, filled)
      const see = placePath(slug, number, choice, status === 'held' ? 'held' : 'posted')
      const view = seen ?? (async () => (await readCard(slug, number, viewer))?.comment ?? { number, status })
      return { view, see, created: true, location: commentPath(slug, number) }
    }),
  ),
})
