import { Refusal } from '@/lib/kernel/refusal'
import { wordsKey } from '@/lib/screening/words'
import { entryFault } from '@/lib/screening/words-fault'
import { MAX_LINES, type TriedWords } from './schema-words'

const MAX_NAMED = 10

/** An entry as it was written, with the form by which it is one and the same. */
export type NewEntry = { words: string; key: string }

/**
 * The entries of a text, one a line; blank lines and repetitions are left out.
 *
 * @throws {Refusal} invalid (with the lines at fault, or none at all), too_large
 */
export function readLines(text: string): NewEntry[] {
  const lines = text.split('\n')
  if (lines.length > MAX_LINES)
    throw new Refusal('too_large', `At most ${MAX_LINES.toLocaleString('en')} lines at once.`, { field: 'words' })
  const entries = new Map<string, NewEntry>()
  const problems: string[] = []
  for (const [index, line] of lines.entries()) {
    const words = line.trim()
    if (words === '') continue
    const fault = entryFault(words)
    if (fault) problems.push(`Line ${index + 1}: ${fault}`)
    const key = wordsKey(words)
    if (!entries.has(key)) entries.set(key, { words, key })
  }
  if (problems.length > 0) throw new Refusal('invalid', inShort(problems), { field: 'words', problems })
  if (entries.size === 0) throw new Refusal('invalid', 'Please write at least one word.', { field: 'words' })
  return [...entries.values()]
}

/** Whether words were typed; otherwise the list as it is, is meant. */
export function isTyped({ words }: TriedWords): boolean {
  return words.trim() !== ''
}

/**
 * Whether words can be tried: the list as it is, always.
 *
 * @throws {Refusal} invalid (with the lines at fault), too_large
 */
export function requireTriable(tried: TriedWords): void {
  if (isTyped(tried)) readLines(tried.words)
}

function inShort(problems: string[]): string {
  const named = problems.slice(0, MAX_NAMED).join(' ')
  const more = problems.length - MAX_NAMED
  return more > 0 ? `${named} And ${more} more.` : named
}
