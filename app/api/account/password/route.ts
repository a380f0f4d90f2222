import { changePassword } from '@/lib/accounts/change-password'
import { NewPassword } from '@/lib/accounts/schema'
import { resource, write } from '@/lib/http/write'
import { Refusal } from '@/lib/kernel/refusal'

export const { POST } = resource({
  POST: write(
    NewPassword,
    { form: () => '/account/password', secret: ['current', 'password'] },
    async ({ viewer, body }) => {
      if (!viewer) throw new Refusal('signed_out', 'Please log in first.')
      await changePassword(viewer, body)
      return { view: {}, see: '/login?said=password-changed' }
    },
  ),
})
