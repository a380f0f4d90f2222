import { z } from 'zod'
import { read } from '@/lib/http/read'
import { Refusal } from '@/lib/kernel/refusal'
import { listLog } from '@/lib/moderation/queries-log'
import { requireModerator } from '@/lib/moderation/rules'

const Asked = z.object({
  before: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

export const GET = read(async ({ viewer, query }) => {
  const moderator = requireModerator(viewer)
  const asked = Asked.safeParse(Object.fromEntries(query))
  if (!asked.success) throw new Refusal('invalid', 'before and limit are whole numbers; limit is at most 100.')
  return listLog(moderator, asked.data)
})
