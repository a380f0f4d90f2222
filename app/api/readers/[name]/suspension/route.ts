import { afterAct } from '@/app/moderate/after-act'
import { requireRight } from '@/lib/accounts/rights'
import { NewSuspension } from '@/lib/accounts/schema'
import { liftSuspension, suspendReader } from '@/lib/accounts/suspend'
import type { Viewer } from '@/lib/accounts/view'
import { Why } from '@/lib/events/why'
import { type Params, resource, write } from '@/lib/http/write'
import { deskReaderPath } from '@/lib/moderation/rules'

const requireSuspender = (viewer: Viewer | null) => requireRight(viewer, 'suspend')
const options = { form: ({ name = '' }: Params) => deskReaderPath(name), guard: requireSuspender }

export const { POST, DELETE } = resource({
  POST: write(NewSuspension, options, async ({ viewer, params: { name = '' }, body, extra }) => {
    const suspension = await suspendReader(requireSuspender(viewer), name, body)
    const see = afterAct(extra.next, deskReaderPath(name), { said: 'suspended' })
    return { view: { name, suspension }, see }
  }),
  DELETE: write(Why, options, async ({ viewer, params: { name = '' }, body: { why }, extra }) => {
    await liftSuspension(requireSuspender(viewer), name, new Date(), why)
    return { view: { name, suspension: null }, see: afterAct(extra.next, deskReaderPath(name), { said: 'lifted' }) }
  }),
})
