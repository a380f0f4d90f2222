const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const WORD = /[\p{L}\p{M}\p{N}]/u
const DIGIT = /\p{Nd}/u
/** Can’t, non-violent, un_happy; soft hyphens and the zero-width joiners that Persian and Indic words have. */
const JOINS_LETTERS = /['‘’ʼ\-\u058a\u05be\u05f3\u05f4\u00b7\u2010\u2011_\u00ad\u200c\u200d]/
/** 3.5, 1,000, 12 000, 12:30, 1/2, 3–5. */
const JOINS_DIGITS = /[.,:/\u2212\u2013\u00a0\u2009\u202f\u066b\u066c]/
/** What stands before a figure and changes what it says: -5, ≤5, .5. */
const SIGN = /[-\u2212+±<>≤≥≠≈~.]/
const CURRENCY = /\p{Sc}/u
const UNIT = /[%‰°]/

/**
 * Whether an offset, in UTF-16 code units, stands inside a word or a figure: cut there, either half would say something
 * else. Scripts without spaces have no such places.
 */
export function splitsWord(text: string, offset: number): boolean {
  const [before, after] = [characterBefore(text, offset), characterAfter(text, offset)]
  if (isLetter(before) && isLetter(after)) return true
  if (DIGIT.test(before) && (UNIT.test(after) || CURRENCY.test(after))) return true
  if (CURRENCY.test(before) && DIGIT.test(after)) return true
  const beyond = characterAfter(text, offset + after.length)
  const behind = characterBefore(text, offset - before.length)
  if (joins(before, after, beyond) || joins(behind, before, after)) return true
  const opensFigure = DIGIT.test(after) || (CURRENCY.test(after) && DIGIT.test(beyond))
  return opensFigure && SIGN.test(before) && !WORD.test(behind)
}

function joins(left: string, joint: string, right: string): boolean {
  if (JOINS_LETTERS.test(joint)) return isLetter(left) && isLetter(right)
  return JOINS_DIGITS.test(joint) && DIGIT.test(left) && DIGIT.test(right)
}

function isLetter(character: string): boolean {
  return WORD.test(character) && !SPACELESS.test(character)
}

function characterAfter(text: string, offset: number): string {
  const code = text.codePointAt(offset)
  return code === undefined ? '' : String.fromCodePoint(code)
}

function characterBefore(text: string, offset: number): string {
  const code = text.codePointAt(offset - 2)
  if (code !== undefined && code > 0xffff) return String.fromCodePoint(code)
  return offset > 0 ? text.charAt(offset - 1) : ''
}
