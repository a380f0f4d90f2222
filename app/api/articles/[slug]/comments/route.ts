import { postComment } from '@/lib/comments/post'
import { listComments, pageOf, readCard } from '@/lib/comments/queries'
import { CommentsQuery, NewComment } from '@/lib/comments/schema'
import { composerForm, withSources } from '@/lib/http/composer-form'
import { parseQuery } from '@/lib/http/parse-query'
import { read } from '@/lib/http/read'
import { resource, write } from '@/lib/http/write'
import { articlePath, commentPath, writePath } from '@/lib/kernel/paths'

export const GET = read(({ params, viewer, query }) => {
  const { cursor, limit } = parseQuery(CommentsQuery, query)
  return listComments(params.slug ?? '', { after: cursor, limit }, viewer)
})

const form = ({ slug = '' }: Record<string, string>, fields: Record<string, string>) =>
  withSources(fields.replyTo ? writePath(slug, { reply: Number(fields.replyTo) || 0 }) : writePath(slug), fields)

export const { POST } = resource({
  POST: composerForm(
    form,
    write(NewComment, { form }, async ({ viewer, params, body, key }) => {
      const { slug = '' } = params
      const { number, status } = await postComment(viewer, slug, body, key)
      const card = await readCard(slug, number, viewer)
      const see = `${articlePath(slug, pageOf(number), status === 'held' ? 'held' : 'posted')}#c${number}`
      return { view: card?.comment ?? { number, status }, see, created: true, location: commentPath(slug, number) }
    }),
  ),
})
