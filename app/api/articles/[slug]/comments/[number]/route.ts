import { editComment } from '@/lib/comments/edit'
import { pageOf, readCard } from '@/lib/comments/queries'
import { CommentEdit, NoBody } from '@/lib/comments/schema'
import { withdrawComment } from '@/lib/comments/withdraw'
import { composerForm, withSources } from '@/lib/http/composer-form'
import { numberParam } from '@/lib/http/number-param'
import { read } from '@/lib/http/read'
import { type Params, resource, write } from '@/lib/http/write'
import { articlePath, commentPath } from '@/lib/kernel/paths'

export const GET = read(async ({ params, viewer }) => {
  const card = await readCard(params.slug ?? '', numberParam(params), viewer)
  return card === null || card.tombstone !== null ? null : card.comment
})

const editForm = (params: Params, fields: Record<string, string>) =>
  withSources(`${commentPath(params.slug ?? '', numberParam(params))}/edit`, fields)

export const { POST, PATCH, DELETE } = resource({
  PATCH: composerForm(
    editForm,
    write(CommentEdit, { form: editForm }, async ({ viewer, params, body }) => {
      const [slug, number] = [params.slug ?? '', numberParam(params)]
      const { status } = await editComment(viewer, slug, number, body)
      const card = await readCard(slug, number, viewer)
      return {
        view: card?.comment ?? { number, status },
        see: `${articlePath(slug, pageOf(number), 'edited')}#c${number}`,
      }
    }),
  ),
  DELETE: write(
    NoBody,
    { form: (params) => `${commentPath(params.slug ?? '', numberParam(params))}/withdraw` },
    async ({ viewer, params }) => {
      const [slug, number] = [params.slug ?? '', numberParam(params)]
      await withdrawComment(viewer, slug, number)
      return { view: { number, status: 'withdrawn' }, see: articlePath(slug, pageOf(number), 'withdrawn') }
    },
  ),
})
