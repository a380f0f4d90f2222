import { textFaults } from '@/lib/text/faults'
import { countGraphemes } from '@/lib/text/graphemes'
import { splitWords } from './words-split'

/** Longer ones are sentences; the time that looking takes grows with the longest phrase. */
const MAX_ENTRY_UNITS = 100
const MAX_ENTRY_WORDS = 40

/** Says what keeps a line from being listed; null where it may be. */
export function entryFault(line: string): string | null {
  if (line.length > MAX_ENTRY_UNITS) return `An entry has at most ${MAX_ENTRY_UNITS} characters.`
  const fault = textFaults(line)[0]
  if (fault) return fault
  if (/\*(?!\s*$)/.test(line)) return 'A * stands only at the end of an entry.'
  const words = splitWords(line)
  if (words.length === 0) return 'An entry needs letters or figures.'
  if (words.length > MAX_ENTRY_WORDS) return `An entry has at most ${MAX_ENTRY_WORDS} words.`
  const letters = countGraphemes(words.map(({ written }) => written).join(''))
  return letters < 2 ? 'A single character stands in too many words to be listed.' : null
}
