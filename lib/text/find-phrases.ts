import type { Span } from './blocks'
import type { Phrase, Search } from './parse-search'
import { type SearchToken, searchTokens } from './search-tokens'

/** Where phrases stand in a text, in order and apart; in UTF-16 code units. */
export function findPhrases(text: string, phrases: Phrase[]): Span[] {
  const tokens = searchTokens(text)
  const spans = phrases.flatMap((phrase) => spansOf(tokens, phrase)).sort((a, b) => a.start - b.start)
  const apart: Span[] = []
  for (const span of spans) {
    const last = apart.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else apart.push({ ...span })
  }
  return apart
}

/** Whether a text holds everything that is wanted and nothing that is not. */
export function answersSearch(text: string, { wanted, unwanted }: Search): boolean {
  const tokens = searchTokens(text)
  const holds = (phrase: Phrase) => spansOf(tokens, phrase).length > 0
  return wanted.every(holds) && !unwanted.some(holds)
}

function spansOf(tokens: SearchToken[], { words }: Phrase): Span[] {
  const spans: Span[] = []
  for (let at = 0; at + words.length <= tokens.length; at++) {
    if (!words.every((word, index) => tokens[at + index]?.word === word)) continue
    const [first, last] = [tokens[at], tokens[at + words.length - 1]]
    if (first && last) spans.push({ start: first.start, end: last.end })
  }
  return spans
}
