const EAST_ASIAN = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]'
const WORD = new RegExp(`${EAST_ASIAN}|(?:(?!${EAST_ASIAN})[\\p{L}\\p{M}\\p{N}])+`, 'gu')
const INSIDE_A_WORD = new RegExp(`^(?!${EAST_ASIAN})[\\p{L}\\p{M}\\p{N}]{2}$`, 'u')
const OPENING_WORDS = 8

/** The words of a text, without what stands between them; a script without spaces counts each character. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFC').match(WORD) ?? []
}

/** The first words of a passage: the key under which texts that may hold it are found. */
export function openingOf(words: string[], from = 0, length = OPENING_WORDS): string {
  return words.slice(from, from + length).join(' ')
}

/**
 * Files a source under every opening that is asked for and that its words hold.
 *
 * @param asked what passages begin with; nothing else is kept, so that the index stays small
 */
export function indexOpenings<T>(source: T, words: string[], asked: Set<string>, index: Map<string, T[]>): void {
  const held = new Set<string>()
  for (let from = 0; from < words.length; from += 1) {
    let opening = ''
    for (let length = 1; length <= OPENING_WORDS && from + length <= words.length; length += 1) {
      opening = length === 1 ? (words[from] ?? '') : `${opening} ${words[from + length - 1]}`
      if (asked.has(opening)) held.add(opening)
    }
  }
  for (const opening of held) {
    const sources = index.get(opening)
    if (sources) sources.push(source)
    else index.set(opening, [source])
  }
}

/** Whether an offset stands between two characters of one word. */
export function splitsWord(text: string, offset: number): boolean {
  const around = text.slice(Math.max(0, offset - 1), offset + 1)
  return around.length === 2 && INSIDE_A_WORD.test(around)
}
