const WITHOUT_SPACES =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]'
const INSIDE_A_WORD = new RegExp(`^(?!${WITHOUT_SPACES})[\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N}]$`, 'u')

/** Whether an offset, in UTF-16 code units, stands between two characters of one word; scripts without spaces have none. */
export function splitsWord(text: string, offset: number): boolean {
  return INSIDE_A_WORD.test(text.slice(Math.max(0, offset - 1), offset + 1))
}
