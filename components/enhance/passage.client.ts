import type { Root } from './page.client'

/** Words of one comment (`9`) or paragraph (`¶12`), as they stand there. */
export type Passage = { key: string; words: string }

/** What is selected, when all of it stands in one comment's own words or one paragraph. */
export function selectedPassage(root: Root): Passage | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const parts = [...root.querySelectorAll<HTMLElement>('[data-quotable]')]
    .filter((part) => range.intersectsNode(part))
    .map((part) => ({ key: part.dataset.quotable ?? '', words: wordsWithin(part, range) }))
    .filter(({ words }) => words !== '')
  const [first] = parts
  if (!first || parts.some(({ key }) => key !== first.key)) return null
  return { key: first.key, words: parts.map(({ words }) => words).join('\n') }
}

/** The first sentence of a comment's own words or of a paragraph; whom it addresses (`@Name,`) is none. */
export function firstSentence(root: Root, key: string): Passage | null {
  const parts = [...root.querySelectorAll<HTMLElement>(`[data-quotable="${CSS.escape(key)}"]`)]
  const names = new Set(parts.flatMap((part) => [...part.querySelectorAll('a')].map((link) => link.textContent)))
  const isAddress = (line: string) => /^@\S+$/.test(line) || names.has(line.replace(/[\s,:;.!、，]+$/, ''))
  const lines = parts.flatMap((part) => plainWords(allOf(part)).split('\n'))
  const words = lines.find((line) => line !== '' && !(line.startsWith('@') && isAddress(line)))
  if (words === undefined) return null
  const locale = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(words) ? 'ja' : 'en'
  const [sentence] = new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(words)
  return { key, words: (sentence?.segment ?? words).trim() }
}

/** A passage in the form that the server reads. */
export function writeQuote({ key, words }: Passage): string {
  return `>>${key.replace(/^p/, '¶')}\n${quoteLines(words)}\n`
}

/** Every line with the sign of a quotation before it. */
export function quoteLines(words: string): string {
  return words.replace(/^/gm, '> ')
}

function wordsWithin(part: HTMLElement, range: Range): string {
  const within = allOf(part)
  if (range.compareBoundaryPoints(Range.START_TO_START, within) > 0)
    within.setStart(range.startContainer, range.startOffset)
  if (range.compareBoundaryPoints(Range.END_TO_END, within) < 0) within.setEnd(range.endContainer, range.endOffset)
  return plainWords(within)
}

function allOf(part: HTMLElement): Range {
  const range = document.createRange()
  range.selectNodeContents(part)
  return range
}

function plainWords(range: Range): string {
  const words = range.cloneContents()
  for (const aside of words.querySelectorAll('[data-skip]')) aside.remove()
  for (const end of words.querySelectorAll('br, li, p')) end.after('\n')
  return (words.textContent ?? '').replace(/\s*\n\s*/g, '\n').trim()
}
