const WITHOUT_SPACES =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]'
const WORD = new RegExp(`${WITHOUT_SPACES}|(?:(?!${WITHOUT_SPACES})[\\p{L}\\p{M}\\p{N}])+`, 'gu')
const MOST_WORDS = 8

/** The words of a text, without what stands between them; a script without spaces counts each character. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFC').match(WORD) ?? []
}

/** The first and the last words of a passage: the keys under which texts that may hold it are found. */
export function endsOf(words: string[]): string[] {
  return [words.slice(0, MOST_WORDS), words.slice(-MOST_WORDS)].map((end) => end.join(' '))
}

/**
 * Files a source under every few words that are asked for and that it holds.
 *
 * @param asked what passages begin and end with; nothing else is kept, so that the index stays small
 */
export function indexWords<T>(source: T, words: string[], asked: Set<string>, index: Map<string, T[]>): void {
  const held = new Set(words.flatMap((_, from) => askedAt(words, from, asked)))
  for (const few of held) {
    const sources = index.get(few)
    if (sources) sources.push(source)
    else index.set(few, [source])
  }
}

function askedAt(words: string[], from: number, asked: Set<string>): string[] {
  const held: string[] = []
  let few = words[from] ?? ''
  for (let length = 1; length <= MOST_WORDS && from + length <= words.length; length += 1) {
    if (length > 1) few += ` ${words[from + length - 1]}`
    if (asked.has(few)) held.push(few)
  }
  return held
}
