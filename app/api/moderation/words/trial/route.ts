import { requireRight } from '@/lib/accounts/rights'
import { resource, write } from '@/lib/http/write'
import { TriedWords } from '@/lib/moderation/schema-words'
import { tryOutcome } from '../try-outcome'
import { wordsOptions } from '../words-options'

const tryOut = write(TriedWords, wordsOptions, (call) => tryOutcome(requireRight(call.viewer, 'changeWords'), call))

export const { POST } = resource({ POST: tryOut }, wordsOptions)
