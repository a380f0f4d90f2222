import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import type { Params } from '@/lib/http/write'
import { resource, write } from '@/lib/http/write'
import { deskWordsPath, wordListOf } from '@/lib/moderation/rules-words'
import { TriedWords } from '@/lib/moderation/schema-words'
import { tryOutcome } from '../try-outcome'

const options = {
  form: (_: Params, { list }: Record<string, string>) => deskWordsPath({ list: wordListOf(list) }),
  guard: (viewer: Viewer | null) => requireRight(viewer, 'changeWords'),
}

export const { POST } = resource({
  POST: write(TriedWords, options, (call) => tryOutcome(requireRight(call.viewer, 'changeWords'), call)),
})
