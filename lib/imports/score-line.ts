import { isExclamation } from './exclamations'

/** No single line is believed further than this, whichever way it looks. */
const LOWEST_SCORE = -9
const HIGHEST_SCORE = 8

const NO_NAME_BEGINS_SO = /^(?:[>"“”«»‘'*•·–—#(:;,.!?…-]|https?:|www\.)/iu
const HOLDS_A_LINK = /:\/\/|www\.|@\w+\.\w/i
const CLOSES = /[.!?…:;,。！？、][\p{Pe}\p{Pf}"'\p{Extended_Pictographic}\s]*$/u
const CLOSES_MILDLY = /^[^.!?]*[!?][\p{Pe}\p{Pf}"']*$/u
const IS_ABBREVIATED = /(?:^|[\s.])(?:\p{L}|jr|sr|inc|co|ltd|dr|esq|phd|md)\.$/iu
const TITLE = /\b(?:mr|mrs|ms|dr|st|sgt|lt|jr|sr|prof|capt|col|gen|rev|\p{L})\.\s/giu
const BREAKS_OFF = /[,.;:!?…。！？、]\s|\.{2,}|[。！？、]|\s[–—-]\s/u
const SENTENCE_WORD =
  /^(?:a|an|and|are|as|at|be|been|but|by|can|can't|could|did|do|does|don't|for|from|get|go|had|has|have|he|his|how|i|i'm|if|in|is|isn't|it|it's|its|let|let's|like|me|my|no|not|of|on|or|our|out|she|should|so|than|that|that's|the|their|them|then|there|there's|these|they|they're|this|those|to|too|up|was|we|were|what|what's|when|where|which|who|why|will|with|would|you|you're|your)$/iu

/**
 * Weighs one line of the comment part: above 0 it looks like an author, below 0 like a body; the figures are log-odds,
 * rounded to whole numbers so that readings can be compared exactly.
 *
 * @param occurrences how often this very line stands in the comment part
 */
export function scoreLine(line: string, occurrences: number): number {
  const text = line.trim().replaceAll('’', "'")
  const shape = scoreShape(text)
  return Math.max(LOWEST_SCORE, Math.min(HIGHEST_SCORE, shape + scoreRecurrence(text, shape, occurrences)))
}

function scoreShape(text: string): number {
  if (text.startsWith('@')) return -5
  if (text.length > 60 || NO_NAME_BEGINS_SO.test(text) || HOLDS_A_LINK.test(text)) return LOWEST_SCORE
  if (!/[\p{L}\p{N}]/u.test(text)) return -5
  const words = text.split(/\s+/u)
  if (isExclamation(text)) return closes(text) ? -6 : -1
  const sentence = scoreSentence(words) + scoreLength(text) + (BREAKS_OFF.test(text.replace(TITLE, '')) ? -4 : 0)
  const score = closes(text) ? scoreClosed(text, words.length) + sentence : scoreName(words) + sentence
  return Math.max(score, lowestFor(text, words.length))
}

/** People call themselves "The man in the moon" or "Wait, what?": a short line is never believed to the end. */
function lowestFor(text: string, words: number): number {
  if (words <= 2) return -5
  if (closes(text) || BREAKS_OFF.test(text)) return LOWEST_SCORE
  return text.length <= 30 ? -4 : -5
}

function closes(text: string): boolean {
  return CLOSES.test(text) && !IS_ABBREVIATED.test(text)
}

/** A name of one word may end in `!` or `?`; several words that end like a sentence are one. */
function scoreClosed(text: string, words: number): number {
  if (words === 1) return CLOSES_MILDLY.test(text) ? -4 : -5
  if (words === 2) return CLOSES_MILDLY.test(text) ? -5 : -6
  return words <= 4 ? -6 : -8
}

function scoreName(words: string[]): number {
  if (words.length === 1) return scoreWord(words[0] ?? '')
  const capitals = words.filter((word) => !/^\p{Ll}/u.test(word)).length === words.length
  const figures = capitals ? [4, 3, 1, -1, -3] : [2, 0, -2, -3, -5]
  return figures[words.length - 2] ?? -8
}

function scoreWord(word: string): number {
  if (/^\d+$/.test(word)) return 1
  if (/\p{L}.*\d|_|\p{Ll}\p{Lu}/u.test(word)) return 5
  return /^\p{Lu}{2,}$/u.test(word) ? 3 : 4
}

function scoreSentence(words: string[]): number {
  if (words.length === 1) return 0
  const found = words.filter((word) => SENTENCE_WORD.test(word.replace(/[.,!?;:…]+$/u, ''))).length
  return -2 * Math.min(2, found)
}

function scoreLength(text: string): number {
  if (text.length <= 25) return 0
  return text.length <= 40 ? -2 : -5
}

/** Names come back; so do slogans, exclamations and quoted paragraphs, which is why shape has the first word. */
function scoreRecurrence(text: string, shape: number, occurrences: number): number {
  if (occurrences < 2 || shape < -3 || isExclamation(text) || closes(text)) return 0
  const bonus = occurrences === 2 ? 2 : 3
  return shape >= 1 ? bonus : bonus - 1
}
