import { type SearchToken, searchTokens } from './search-tokens'

/** Longer questions are refused, in UTF-16 code units. */
export const MAX_SEARCH_UNITS = 200

/** Words that have to follow each other: as they are compared, and as they were written (for the engine's own folding). */
export type Phrase = { words: string[]; written: string }

/** What is looked for: every one of `wanted`, none of `unwanted`. */
export type Search = { wanted: Phrase[]; unwanted: Phrase[] }

const PART = /(-?)(?:"([^"]*)"?|([^\s"]+))/gu

/** Reads what was typed: words, "words that follow each other", -not this. Whatever else stands there is skipped. */
export function parseSearch(typed: string): Search {
  const search: Search = { wanted: [], unwanted: [] }
  const text = typed.slice(0, MAX_SEARCH_UNITS).replace(/[“”„«»]/g, '"')
  for (const [, minus, quoted, bare] of text.matchAll(PART)) {
    const phrase = toPhrase(quoted ?? bare ?? '')
    if (phrase) (minus ? search.unwanted : search.wanted).push(phrase)
  }
  return search
}

/** Whether there is anything to look for. */
export function looksForWords({ wanted }: Search): boolean {
  return wanted.length > 0
}

function toPhrase(part: string): Phrase | null {
  const tokens = withoutHalves(searchTokens(part))
  if (tokens.length === 0) return null
  return {
    words: tokens.map(({ word }) => word),
    written: tokens.map(({ start, end }) => part.slice(start, end)).join(' '),
  }
}

/** At the ends of a phrase a pair says all that its outer character does, and is found much sooner. */
function withoutHalves(tokens: SearchToken[]): SearchToken[] {
  const [first, second] = tokens
  const from = first && second && first.start === second.start ? 1 : 0
  const [last, before] = [tokens.at(-1), tokens.at(-2)]
  const to = last && before && last.end === before.end ? -1 : tokens.length
  return tokens.slice(from, to)
}
