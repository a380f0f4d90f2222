import { editComment } from '@/lib/comments/edit'
import { placePath } from '@/lib/comments/place-path'
import { readCard } from '@/lib/comments/queries'
import { CommentEdit, NoBody } from '@/lib/comments/schema'
import { withdrawComment } from '@/lib/comments/withdraw'
import { composerForm, withSources } from '@/lib/http/composer-form'
import { numberParam } from '@/lib/http/number-param'
import { read } from '@/lib/http/read'
import { type Params, resource, write } from '@/lib/http/write'
import { commentPath } from '@/lib/kernel/paths'

export const GET = read(async ({ params, viewer }) => {
  const card = await readCard(params.slug ?? '', numberParam(params), viewer)
  return card === null || card.tombstone !== null ? null : card.comment
})

const editForm = (params: Params, fields: Record<string, string>) =>
  withSources(`${commentPath(params.slug ?? '', numberParam(params))}/edit`, fields)

export const { POST, PATCH, DELETE } = resource({
  PATCH: composerForm(
    editForm,
    write(CommentEdit, { form: editForm }, async ({ viewer, params, body, choice }) => {
      const [slug, number] = [params.slug ?? '', numberParam(params)]
      const { status } = await editComment(viewer, slug, number, body)
      const card = await readCard(slug, number, viewer)
      return {
        view: card?.comment ?? { number, status },
        see: placePath(slug, number, choice, 'edited'),
      }
    }),
  ),
  DELETE: write(
    NoBody,
    { form: (params) => `${commentPath(params.slug ?? '', numberParam(params))}/withdraw` },
    async ({ viewer, params, choice }) => {
      const [slug, number] = [params.slug ?? '', numberParam(params)]
      await withdrawComment(viewer, slug, number)
      return { view: { number, status: 'withdrawn' }, see: placePath(slug, number, choice, 'withdrawn') }
    },
  ),
})
