import { UNSPACED } from '@/lib/text/unspaced'

const [LONGEST, FIGURES, PAIRS] = [3, 2, 6]
/** Longer ones are compared by their beginning in the index. */
const MAX_WORD_UNITS = 100
const CHUNK = new RegExp(
  `[${UNSPACED}]+|(?:(?![${UNSPACED}])[\\p{L}\\p{N}])(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])*`,
  'gu',
)
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u')
/** What ends a word on either engine, whatever stands in its place in a source that folds to the same. */
const ENDS_WORD = new RegExp(`^(?:[${UNSPACED}]|(?![0-9A-Za-z])[ -~«»¡¿、。「」『』！？：；（），])$`, 'u')
/** Scripts whose words touch nothing that only one engine takes for a part of them. */
const STANDS_ALONE = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}0-9]+$/u
const LETTER = /\p{L}/u
/** Says little by itself: the endings and particles of Japanese. */
const HIRAGANA = /\p{Script=Hiragana}/gu

/**
 * Words of the search index that every wording has that holds a passage: some of its longest words and figures, or pairs
 * of characters where a script has no spaces. None: the index cannot be asked.
 *
 * @param folded the passage; it begins and ends at whole words of its source
 */
export function indexWordsOf(folded: string): string[] {
  const [words, pairs] = [new Set<string>(), new Set<string>()]
  for (const { 0: chunk, index } of folded.matchAll(CHUNK)) {
    if (IS_UNSPACED.test(chunk)) for (const pair of pairsOf(chunk)) pairs.add(pair)
    else if (isWhole(folded, index, chunk)) words.add(chunk)
  }
  const longest = [...words].toSorted((a, b) => b.length - a.length)
  const figures = longest.filter((word) => /\d/.test(word)).slice(0, FIGURES)
  const telling = [...pairs].toSorted((a, b) => countOf(HIRAGANA, a) - countOf(HIRAGANA, b))
  return [...new Set([...figures, ...longest.slice(0, LONGEST), ...telling.slice(0, PAIRS)])]
}

/** Whether the index has exactly this word, wherever the passage stands. */
function isWhole(folded: string, start: number, word: string): boolean {
  // Figures in circles are no word to PostgreSQL's index.
  if (word.length > MAX_WORD_UNITS || !/[\p{L}\p{Nd}]/u.test(word)) return false
  const [before, after] = [folded.charAt(start - 1), folded.charAt(start + word.length)]
  return [before, after].every((one) => (one === '' ? STANDS_ALONE.test(word) : ENDS_WORD.test(one)))
}

function pairsOf(chunk: string): string[] {
  const characters = Array.from(chunk)
  const pairs = characters.slice(1).map((character, index) => `${characters[index]}${character}`)
  return pairs.filter((pair) => LETTER.test(pair))
}

function countOf(pattern: RegExp, text: string): number {
  return text.match(pattern)?.length ?? 0
}
