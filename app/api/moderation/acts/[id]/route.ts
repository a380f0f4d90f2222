import { afterAct } from '@/app/moderate/after-act'
import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { NoBody } from '@/lib/comments/schema'
import { safeNext } from '@/lib/http/safe-next'
import { type Params, resource, write } from '@/lib/http/write'
import { deskPath } from '@/lib/moderation/rules'
import { undoAct } from '@/lib/moderation/undo'

const options = {
  form: (_: Params, { next }: Record<string, string>) => safeNext(next, '/moderate'),
  guard: (viewer: Viewer | null) => requireRight(viewer, 'decide'),
}

export const { POST, DELETE } = resource({
  DELETE: write(NoBody, options, async ({ viewer, params, extra }) => {
    const { count, first } = await undoAct(viewer, params.id ?? '')
    const at = first ? { slug: first.slug, number: first.number } : null
    const place = at && count === 1 ? { done: at } : { count }
    return {
      view: { count, comment: first },
      see: afterAct(extra.next, deskPath(at ? { at } : {}), { said: 'undone', ...place }),
    }
  }),
})
