import { splitsWord } from '@/lib/text/word-boundary'
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
    .map((part) => ({ part, key: part.dataset.quotable ?? '', words: wordsWithin(part, range) }))
    .filter(({ words }) => words !== '')
  const [first] = parts
  if (!first || parts.some(({ key }) => key !== first.key)) return null
  const joined = parts.map(({ part, words }, index) => {
    const before = parts[index - 1]?.part
    return before && hasQuotationBetween(before, part) ? `[…]\n${words}` : words
  })
  return { key: first.key, words: joined.join('\n') }
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
  return words
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
}

function wordsWithin(part: HTMLElement, range: Range): string {
  const within = allOf(part)
  if (range.compareBoundaryPoints(Range.START_TO_START, within) > 0)
    within.setStart(range.startContainer, wordEdge(range.startContainer, range.startOffset, -1))
  if (range.compareBoundaryPoints(Range.END_TO_END, within) < 0)
    within.setEnd(range.endContainer, wordEdge(range.endContainer, range.endOffset, 1))
  return plainWords(within)
}

/** A selection that stops inside a word takes all of it: only whole words can be quoted. */
function wordEdge(node: Node, offset: number, step: -1 | 1): number {
  let at = offset
  if (node instanceof Text) while (splitsWord(node.data, at)) at += step
  return at
}

/** Whether somebody's untraced words stand between: what is around them is two passages. */
function hasQuotationBetween(before: HTMLElement, after: HTMLElement): boolean {
  const quotations = before.closest('[data-comment]')?.querySelectorAll('[data-state=unknown]') ?? []
  return [...quotations].some(
    (quotation) =>
      before.compareDocumentPosition(quotation) & Node.DOCUMENT_POSITION_FOLLOWING &&
      after.compareDocumentPosition(quotation) & Node.DOCUMENT_POSITION_PRECEDING,
  )
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
