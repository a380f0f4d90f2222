import { SeenWarning } from '@/lib/accounts/schema'
import { seeWarning } from '@/lib/accounts/see-warning'
import { safeNext } from '@/lib/http/safe-next'
import { resource, write } from '@/lib/http/write'

export const { POST } = resource({
  POST: write(SeenWarning, { form: () => '/account' }, async ({ viewer, body, extra }) => {
    await seeWarning(viewer, body)
    return { view: { id: body.id, seen: true }, see: safeNext(extra.next, '/account') }
  }),
})
