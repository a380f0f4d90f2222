import { NewAccount } from '@/lib/accounts/schema'
import { signUp } from '@/lib/accounts/sign-up'
import { safeNext } from '@/lib/http/safe-next'
import { resource, write } from '@/lib/http/write'
import { loginPath } from '@/lib/kernel/paths'

const form = (_: unknown, fields: Record<string, string>) =>
  `/signup?${new URLSearchParams({ next: safeNext(fields.next) })}`

export const { POST } = resource({
  POST: write(NewAccount, { form, secret: ['password'] }, async ({ body, address, extra }) => {
    const { name, role } = await signUp(body, address)
    return {
      view: { name, role },
      see: `${loginPath(safeNext(extra.next))}&said=signed-up`,
      created: true,
      location: '/login',
    }
  }),
})
