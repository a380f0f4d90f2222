import { afterAct } from '@/app/moderate/after-act'
import { NewSuspension } from '@/lib/accounts/schema'
import { liftSuspension, suspendReader } from '@/lib/accounts/suspend'
import { NoBody } from '@/lib/comments/schema'
import { type Params, resource, write } from '@/lib/http/write'
import { deskReaderPath, requireModerator } from '@/lib/moderation/rules'

const options = { form: ({ name = '' }: Params) => deskReaderPath(name), guard: requireModerator }

export const { POST, DELETE } = resource({
  POST: write(NewSuspension, options, async ({ viewer, params: { name = '' }, body, extra }) => {
    await suspendReader(requireModerator(viewer), name, body)
    const view = { name, suspension: { reason: body.reason, until: body.until?.toISOString() ?? null } }
    return { view, see: afterAct(extra.next, deskReaderPath(name), { said: 'suspended' }) }
  }),
  DELETE: write(NoBody, options, async ({ viewer, params: { name = '' }, extra }) => {
    await liftSuspension(requireModerator(viewer), name)
    return { view: { name, suspension: null }, see: afterAct(extra.next, deskReaderPath(name), { said: 'lifted' }) }
  }),
})
