const EAST_ASIAN = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]'
const WORD = new RegExp(`${EAST_ASIAN}|(?:(?!${EAST_ASIAN})[\\p{L}\\p{M}\\p{N}])+`, 'gu')
const OPENING_WORDS = 8

/** The words of a text, without what stands between them; a script without spaces counts each character. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFC').match(WORD) ?? []
}

/** The first words of a passage: the key under which texts that may hold it are found. */
export function openingOf(words: string[]): string {
  return words.slice(0, OPENING_WORDS).join(' ')
}

/**
 * Files a source under every opening that is asked for and that its words hold.
 *
 * @param asked what passages begin with; nothing else is kept, so that the index stays small
 */
export function indexOpenings<T>(source: T, words: string[], asked: Set<string>, index: Map<string, T[]>): void {
  const held = new Set(words.flatMap((_, from) => openingsAt(words, from, asked)))
  for (const opening of held) {
    const sources = index.get(opening)
    if (sources) sources.push(source)
    else index.set(opening, [source])
  }
}

function openingsAt(words: string[], from: number, asked: Set<string>): string[] {
  const held: string[] = []
  let opening = words[from] ?? ''
  for (let length = 1; length <= OPENING_WORDS && from + length <= words.length; length += 1) {
    if (length > 1) opening += ` ${words[from + length - 1]}`
    if (asked.has(opening)) held.push(opening)
  }
  return held
}
