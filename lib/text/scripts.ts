const SCRIPTS = (
  'Arabic Armenian Bengali Bopomofo Cyrillic Devanagari Ethiopic Georgian Greek Gujarati Gurmukhi Han Hangul Hebrew ' +
  'Hiragana Kannada Katakana Khmer Lao Malayalam Myanmar Oriya Sinhala Tamil Telugu Thaana Thai Tibetan'
).split(' ')
const PATTERNS = SCRIPTS.map((script) => ({ script, pattern: new RegExp(`\\p{Script=${script}}`, 'u') }))
const LATIN = /\p{Script=Latin}/u
const OTHER_SCRIPT = new RegExp(
  `(?![\\p{Script=Latin}\\p{Script=Common}\\p{Script=Inherited}${SCRIPTS.map((script) => `\\p{Script=${script}}`).join('')}])[\\p{L}\\p{N}]`,
  'u',
)
/** Scripts that one language writes side by side. */
const TOGETHER = [
  ['Han', 'Hiragana', 'Katakana'],
  ['Han', 'Hangul'],
  ['Bopomofo', 'Han'],
]
const LIKE_LATIN = new Set(['Armenian', 'Cyrillic', 'Greek'])

/**
 * Says why a name's letters may not stand together; null where they may.
 *
 * @see https://unicode.org/reports/tr39/#Restriction_Level_Detection "highly restrictive", and one script besides Latin
 */
export function scriptFault(name: string): string | null {
  if (OTHER_SCRIPT.test(name)) return 'A name is written in letters that are in everyday use.'
  const used = PATTERNS.filter(({ pattern }) => pattern.test(name)).map(({ script }) => script)
  const isMixed = used.length > 1 && !TOGETHER.some((scripts) => used.every((script) => scripts.includes(script)))
  const isLikeLatin = LATIN.test(name) && used.some((script) => LIKE_LATIN.has(script))
  return isMixed || isLikeLatin ? 'A name does not mix letters of different scripts.' : null
}
