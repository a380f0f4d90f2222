import { afterAct } from '@/app/moderate/after-act'
import { changeRole } from '@/lib/accounts/change-role'
import { requireRight } from '@/lib/accounts/rights'
import { NewRole } from '@/lib/accounts/schema'
import type { Viewer } from '@/lib/accounts/view'
import { type Params, resource, write } from '@/lib/http/write'
import { deskReaderPath } from '@/lib/moderation/rules'

const options = {
  form: ({ name = '' }: Params) => deskReaderPath(name),
  guard: (viewer: Viewer | null) => requireRight(viewer, 'changeRole'),
}

export const { POST } = resource({
  POST: write(NewRole, options, async ({ viewer, params: { name = '' }, body: { role }, extra }) => {
    await changeRole(requireRight(viewer, 'changeRole'), name, role)
    return { view: { name, role }, see: afterAct(extra.next, deskReaderPath(name), { said: 'role' }) }
  }),
})
