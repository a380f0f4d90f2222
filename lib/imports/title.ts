const MAX_TITLE = 110
const MAX_SLUG = 60
const ENDS_ABBREVIATED =
  /(?:^|[\s.(])(?:\p{L}|mr|mrs|ms|dr|st|sgt|gen|gov|sen|rep|lt|col|prof|no|vs|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.\s*$/iu
const SPELLINGS = new Map(
  Object.entries({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i' }),
)

/** The title of an article that came without one: its first sentence, shortened at a word to 110 characters. */
export function titleFrom(firstParagraph: string): string {
  const sentence = firstSentence(firstParagraph.replace(/\s+/gu, ' ').trim())
  if (sentence.length <= MAX_TITLE)
    return /[^.]\.$/.test(sentence) && !ENDS_ABBREVIATED.test(sentence) ? sentence.slice(0, -1) : sentence
  return `${cutAtWord(sentence, MAX_TITLE - 1, ' ').replace(/[\s,;:–—-]+$/u, '')}…`
}

/**
 * The address of an article: ASCII, at most 60 characters.
 *
 * @param contentHash hexadecimal; its first 8 digits name an article whose title has no Latin letters
 */
export function slugFrom(title: string, contentHash: string): string {
  const latin = title
    .toLowerCase()
    .replace(/['’]/gu, '')
    .replace(/\P{ASCII}/gu, (character) => SPELLINGS.get(character) ?? character)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const slug = cutAtWord(latin, MAX_SLUG, '-')
  return slug.length >= 3 ? slug : `article-${contentHash.slice(0, 8).toLowerCase()}`
}

/** The segmenter ends a sentence after "U.S." before a capital; those pieces are joined again. */
function firstSentence(text: string): string {
  let sentence = ''
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)) {
    sentence += segment
    if (!ENDS_ABBREVIATED.test(sentence) || sentence.length > MAX_TITLE) break
  }
  return sentence.trim()
}

function cutAtWord(text: string, limit: number, between: string): string {
  if (text.length <= limit) return text
  const end = text.lastIndexOf(between, limit)
  return (end > limit / 2 ? text.slice(0, end) : text.slice(0, limit)).toWellFormed()
}
