import { z } from 'zod'
import { afterAct } from '@/app/moderate/after-act'
import { requireRight } from '@/lib/accounts/rights'
import { read } from '@/lib/http/read'
import { resource, write } from '@/lib/http/write'
import { Refusal } from '@/lib/kernel/refusal'
import { addWords, takeOutWords } from '@/lib/moderation/change-words'
import { listWords } from '@/lib/moderation/queries-words'
import { deskWordsPath } from '@/lib/moderation/rules-words'
import { NewWords, WORD_LISTS, WordIds } from '@/lib/moderation/schema-words'
import { tryOutcome } from './try-outcome'
import { wordsOptions } from './words-options'

const Asked = z.object({
  list: z.enum(WORD_LISTS).default('banned'),
  q: z.string().max(200).default(''),
  after: z.string().max(500).optional(),
})

export const GET = read(async ({ viewer, query }) => {
  const moderator = requireRight(viewer, 'changeWords')
  const asked = Asked.safeParse(Object.fromEntries(query))
  if (!asked.success) throw new Refusal('invalid', 'list is banned or watched; q and after are short texts.')
  return listWords(moderator, asked.data)
})

const change = {
  POST: write(NewWords, wordsOptions, async (call) => {
    const viewer = requireRight(call.viewer, 'changeWords')
    if (call.extra.intent === 'try') return tryOutcome(viewer, call)
    const added = await addWords(viewer, call.body)
    const page = deskWordsPath({ list: call.body.list })
    return { view: { list: call.body.list, added }, see: afterAct(undefined, page, { said: 'words' }) }
  }),
  DELETE: write(WordIds, wordsOptions, async ({ viewer, body, extra }) => {
    const takenOut = await takeOutWords(requireRight(viewer, 'changeWords'), body)
    return { view: { takenOut }, see: afterAct(extra.next, deskWordsPath(), { said: 'words' }) }
  }),
}

export const { POST, DELETE } = resource(change, wordsOptions)
