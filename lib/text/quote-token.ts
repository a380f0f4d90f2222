const TOKEN = /^\{\{quote:(0|[1-9]\d{0,4})\}\}$/
const ANY_TOKEN = /^\{\{quote:\d/m
const ESCAPED_TOKEN = /^\\(?=\{\{quote:\d{1,5}\}\}$)/gm
const LOOKS_LIKE_TOKEN = /^(?=\{\{quote:\d{1,5}\}\}$)/gm

/** The line that stands in a stored source for the quote with this position. */
export function quoteToken(position: number): string {
  return `{{quote:${position}}}`
}

/** Which quote a line of a stored source stands for; null where it is words. */
export function quotePositionOf(line: string): number | null {
  const digits = line.startsWith('{{') ? TOKEN.exec(line)?.[1] : undefined
  return digits === undefined ? null : Number(digits)
}

/** Whether a stored source holds any quote. */
export function holdsQuote(source: string): boolean {
  return ANY_TOKEN.test(source)
}

/** Makes words safe to store beside tokens: a line that someone typed like a token becomes words again. */
export function escapeQuoteTokens(words: string): string {
  return words.replace(LOOKS_LIKE_TOKEN, '\\')
}

/** Gives words back as they were typed, for the editor. */
export function unescapeQuoteTokens(words: string): string {
  return words.replace(ESCAPED_TOKEN, '')
}
