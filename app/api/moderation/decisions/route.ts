import { afterAct } from '@/app/moderate/after-act'
import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { safeNext } from '@/lib/http/safe-next'
import { type Params, resource, write } from '@/lib/http/write'
import { decideMany } from '@/lib/moderation/decide-many'
import { NewDecisions } from '@/lib/moderation/schema'

const options = {
  form: (_: Params, { next }: Record<string, string>) => safeNext(next, '/moderate'),
  guard: (viewer: Viewer | null) => requireRight(viewer, 'decide'),
}

export const { POST } = resource({
  POST: write(NewDecisions, options, async ({ viewer, body: { of, decision }, extra }) => {
    const { act, count } = await decideMany(viewer, of, decision)
    const said = decision.to === 'shown' ? 'approved' : 'removed'
    return {
      view: { status: decision.to, count, act },
      see: afterAct(extra.next, '/moderate', { said, act, count }),
    }
  }),
})
