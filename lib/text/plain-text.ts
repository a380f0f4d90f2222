import type { Block, Inline, Span, Syntax } from './blocks'
import { cutQuotations, parseBody } from './parse-body'
import { quotePositionOf } from './quote-token'

/** A stretch of own words, or the place where a quotation without a source stands between them. */
type Piece = { text: string; isStruck: boolean } | 'quotation'

/** What may not be cut out of a comment's own words, in UTF-16 code units of them. */
export type Barred = {
  /** words that their author struck out */
  struck: Span[]
  /** where somebody's untraced words stand: own words before and after them are no one passage */
  gaps: number[]
}

/** The canonical own words of a comment, without its quotes and quotations: what others quote from. */
export function plainText(blocks: Block[]): string {
  return piecesOf(blocks, '\n\n')
    .map((piece) => (piece === 'quotation' ? '' : piece.text))
    .join('')
}

/** The canonical own words of a stored source; a plain one's lines to the byte, without its quotes and quotations. */
export function bodyText(source: string, syntax: Syntax): string {
  return syntax === 'marked' ? plainText(parseBody(source, syntax)) : ownLines(source).join('\n')
}

/** Where a stored source's own words cannot be cut as they stand. */
export function barredIn(source: string, syntax: Syntax): Barred {
  if (!/~~|>/.test(source)) return { struck: [], gaps: [] }
  return syntax === 'marked' ? barredInMarked(source) : { struck: [], gaps: gapsInPlain(source) }
}

function barredInMarked(source: string): Barred {
  const barred: Barred = { struck: [], gaps: [] }
  let at = 0
  for (const piece of piecesOf(parseBody(source, 'marked'), '\n\n')) {
    if (piece === 'quotation') barred.gaps.push(at)
    else {
      if (piece.isStruck) barred.struck.push({ start: at, end: at + piece.text.length })
      at += piece.text.length
    }
  }
  return barred
}

function gapsInPlain(source: string): number[] {
  const gaps: number[] = []
  let at = 0
  for (const stretch of cutQuotations(source.split('\n'))) {
    for (const line of ownLinesOf(stretch)) at += line.length + 1
    if (stretch.kind === 'quotation') gaps.push(Math.max(0, at - 1))
  }
  return gaps
}

function ownLines(source: string): string[] {
  return cutQuotations(source.split('\n')).flatMap(ownLinesOf)
}

function ownLinesOf(stretch: ReturnType<typeof cutQuotations>[number]): string[] {
  if (stretch.kind === 'words') return stretch.lines.filter((line) => quotePositionOf(line) === null)
  return stretch.naming === null ? [] : [stretch.naming]
}

function piecesOf(blocks: Block[], between: string): Piece[] {
  const pieces: Piece[] = []
  let isFirst = true
  for (const block of blocks) {
    if (block.kind === 'quotation') pieces.push('quotation')
    if (block.kind !== 'paragraph' && block.kind !== 'list') continue
    if (!isFirst) pieces.push({ text: between, isStruck: false })
    isFirst = false
    pieces.push(...ownPieces(block))
  }
  return pieces
}

function ownPieces(block: Extract<Block, { kind: 'paragraph' | 'list' }>): Piece[] {
  if (block.kind === 'paragraph') return block.children.flatMap((inline) => inlinePieces(inline, false))
  return block.items.flatMap((item, index) => [
    ...(index > 0 ? [{ text: '\n', isStruck: false }] : []),
    ...piecesOf(item, '\n'),
  ])
}

function inlinePieces(inline: Inline, isStruck: boolean): Piece[] {
  if (inline.kind === 'break') return [{ text: '\n', isStruck }]
  if (!('children' in inline)) return [{ text: inline.text, isStruck }]
  return inline.children.flatMap((child) => inlinePieces(child, isStruck || inline.kind === 'strike'))
}
