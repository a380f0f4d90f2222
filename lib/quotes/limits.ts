import { settings } from '@/lib/kernel/settings'
import { countGraphemes } from '@/lib/text/graphemes'

/**
 * What is too much about the quotes of one comment, in words.
 *
 * @param quotes for each quote the words of its cuts
 */
export function limitFaults(quotes: string[][]): string[] {
  const { QUOTE_MAX_CHARACTERS, QUOTES_MAX_CHARACTERS } = settings()
  const lengths = quotes.map((cuts) => cuts.reduce((sum, words) => sum + countGraphemes(words), 0))
  const tooMany = tooManyQuotes(quotes.length)
  const faults = tooMany === null ? [] : [tooMany]
  if (lengths.some((length) => length > QUOTE_MAX_CHARACTERS))
    faults.push(`A quote has at most ${QUOTE_MAX_CHARACTERS} characters: please shorten it.`)
  if (lengths.reduce((sum, length) => sum + length, 0) > QUOTES_MAX_CHARACTERS)
    faults.push(`The quotes of a comment have at most ${QUOTES_MAX_CHARACTERS} characters together.`)
  return faults
}

export function tooManyQuotes(count: number): string | null {
  const { QUOTES_MAX } = settings()
  return count > QUOTES_MAX ? `A comment holds at most ${QUOTES_MAX} quotes.` : null
}
