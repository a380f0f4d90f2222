import type { Root } from './page.client'

/** Words of one comment (`9`) or paragraph (`p12`), as they stand there. */
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

/** The first sentence of a comment's own words or of a paragraph. */
export function firstSentence(root: Root, key: string): Passage | null {
  const part = root.querySelector(`[data-quotable="${CSS.escape(key)}"]`)
  if (!part) return null
  const range = document.createRange()
  range.selectNodeContents(part)
  const words = plainWords(range)
  const [sentence] = new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(words)
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
  const within = document.createRange()
  within.selectNodeContents(part)
  if (range.compareBoundaryPoints(Range.START_TO_START, within) > 0)
    within.setStart(range.startContainer, range.startOffset)
  if (range.compareBoundaryPoints(Range.END_TO_END, within) < 0) within.setEnd(range.endContainer, range.endOffset)
  return plainWords(within)
}

function plainWords(range: Range): string {
  const words = range.cloneContents()
  for (const aside of words.querySelectorAll('[data-skip]')) aside.remove()
  for (const end of words.querySelectorAll('br, li, p')) end.after('\n')
  return (words.textContent ?? '').replace(/\s*\n\s*/g, '\n').trim()
}
