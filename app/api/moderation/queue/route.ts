import { z } from 'zod'
import { requireRight } from '@/lib/accounts/rights'
import { read } from '@/lib/http/read'
import { Refusal } from '@/lib/kernel/refusal'
import { countQueue, listQueue } from '@/lib/moderation/queries'
import { QUEUE_STATES } from '@/lib/moderation/schema'

const MAX_ITEMS = 50
const State = z.enum(QUEUE_STATES)

export const GET = read(async ({ viewer, query }) => {
  const moderator = requireRight(viewer, 'seeDesk')
  const state = State.safeParse(query.get('state') ?? 'all')
  if (!state.success) throw new Refusal('invalid', `state is one of ${QUEUE_STATES.join(', ')}.`, { field: 'state' })
  const [items, waiting] = await Promise.all([listQueue(moderator, state.data, MAX_ITEMS), countQueue(moderator)])
  return { waiting, items: items.map(({ card, ...item }) => ({ ...item, comment: card.comment })) }
})
