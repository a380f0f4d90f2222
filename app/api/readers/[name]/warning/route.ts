import { afterAct } from '@/app/moderate/after-act'
import { requireRight } from '@/lib/accounts/rights'
import { NewWarning } from '@/lib/accounts/schema'
import type { Viewer } from '@/lib/accounts/view'
import { warnReader } from '@/lib/accounts/warn'
import { type Params, resource, write } from '@/lib/http/write'
import { deskReaderPath } from '@/lib/moderation/rules'

const options = {
  form: ({ name = '' }: Params) => deskReaderPath(name),
  guard: (viewer: Viewer | null) => requireRight(viewer, 'warn'),
}

export const { POST } = resource({
  POST: write(NewWarning, options, async ({ viewer, params: { name = '' }, body, extra }) => {
    await warnReader(viewer, name, body)
    const path = deskReaderPath(name)
    return {
      view: { name, warning: body },
      see: afterAct(extra.next, path, { said: 'warned' }),
      created: true,
      location: path,
    }
  }),
})
