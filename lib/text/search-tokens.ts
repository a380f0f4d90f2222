import { compose } from './compose'
import { UNSPACED } from './unspaced'

/** A word as searching sees it; it stands in its text from `start` to `end`, in UTF-16 code units. */
export type SearchToken = { word: string; start: number; end: number }

const WORD = /[\p{L}\p{N}\p{M}\p{Co}]+/gu
const MARKS = `(?:(?![${UNSPACED}])\\p{M})*`
const STRETCH = new RegExp(`(?:[${UNSPACED}]${MARKS})+|[^${UNSPACED}]+`, 'gu')
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u')
const CHARACTER = new RegExp(`([${UNSPACED}])${MARKS}`, 'gu')
const HOLDS_LETTER = /[\p{L}\p{N}\p{Co}]/u
const LATIN_MARKS = /(\p{Script=Latin})[\u0300-\u036f]+/gu
/** A longer one is compared by its beginning. */
const MAX_WORD_UNITS = 200

/**
 * The words of a text in the form in which they are compared: small letters, Latin ones without their marks. Where a
 * script has no spaces, each character and each pair of neighbours is a word, in this order: 東 東京 京 京都 都.
 */
export function searchTokens(text: string): SearchToken[] {
  const tokens: SearchToken[] = []
  for (const run of text.matchAll(WORD)) {
    for (const stretch of run[0].matchAll(STRETCH)) {
      const start = run.index + stretch.index
      if (IS_UNSPACED.test(stretch[0])) addCharacters(tokens, stretch[0], start)
      else if (HOLDS_LETTER.test(stretch[0]))
        tokens.push({ word: foldWord(stretch[0]), start, end: start + stretch[0].length })
    }
  }
  return tokens
}

function addCharacters(tokens: SearchToken[], stretch: string, from: number): void {
  const characters = [...stretch.matchAll(CHARACTER)]
  for (const [index, { 0: whole, 1: character = '', index: at }] of characters.entries()) {
    const [start, end] = [from + at, from + at + whole.length]
    tokens.push({ word: character, start, end })
    const next = characters[index + 1]
    // What carries a mark of its own is no neighbour, as in the store.
    if (next?.[1] !== undefined && whole === character)
      tokens.push({ word: character + next[1], start, end: end + next[0].length })
  }
}

function foldWord(word: string): string {
  const composed = compose(word.slice(0, MAX_WORD_UNITS))
  const bare = composed.length === word.length && /^[ -~]*$/.test(composed) ? composed : withoutMarks(composed)
  return bare.toLowerCase().replaceAll('ς', 'σ')
}

function withoutMarks(word: string): string {
  return word.normalize('NFD').replace(LATIN_MARKS, '$1').normalize('NFC')
}
