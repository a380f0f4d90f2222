import type { Place } from '@/lib/text/blocks'
import { type Piece, parseWritten } from '@/lib/text/written'
import { quoteLines } from './passage.client'

/** A quote as it is written. */
export type WrittenQuote = Extract<Piece, { kind: 'quote' }>

/** What is being written: `words[0]` stand before the first quote, `words[1]` after it, and so on; any may be empty. */
export type Parts = { words: string[]; quotes: WrittenQuote[] }

const EMPTY_LINES_AROUND = /^(?:[^\S\n]*\n)+|(?:\n[^\S\n]*)+$/g

/** Takes the written form apart. */
export function readParts(body: string): Parts {
  const words = ['']
  const quotes: WrittenQuote[] = []
  for (const piece of parseWritten(body)) {
    if (piece.kind === 'words') {
      words[quotes.length] = piece.text.replace(EMPTY_LINES_AROUND, '')
    } else {
      quotes.push(piece)
      words.push('')
    }
  }
  return { words, quotes }
}

/** Puts words and written quotes together again. */
export function printParts(words: string[], quotes: string[]): string {
  return words
    .flatMap((text, index) => [text.replace(EMPTY_LINES_AROUND, ''), quotes[index] ?? ''])
    .filter((part) => part.trim() !== '')
    .join('\n\n')
}

/** Writes a quote whose words have changed. */
export function writeAgain(source: Place | null, passages: string[]): string {
  const lines = passages.map(quoteLines).join('\n> […]\n')
  return source ? `>>${keyOf(source)}\n${lines}` : lines
}

/** What a source is called after `>>`. */
function keyOf(source: Place): string {
  return 'comment' in source ? `${source.comment}` : `¶${source.paragraph}`
}

/** Where a caret in the written form stands in its parts; null while it stands in a quote or right under one. */
export function placeCaret(body: string, caret: number): { index: number; offset: number } | null {
  let start = 0
  for (const piece of parseWritten(body)) {
    const length = piece.kind === 'words' ? piece.text.length : piece.raw.length
    if (piece.kind === 'quote' && caret >= start && caret <= start + length + 1) return null
    start += length + 1
  }
  const { words, quotes } = readParts(body.slice(0, caret))
  return { index: quotes.length, offset: words[quotes.length]?.length ?? 0 }
}

/** A quote's new place: past the next paragraph of words or the next quote; null where there is none. */
export function movePast(words: string[], at: number, step: -1 | 1): { words: string[]; at: number } | null {
  const near = step < 0 ? at : at + 1
  const far = step < 0 ? at + 1 : at
  const moved = [...words]
  const paragraphs = (words[near] ?? '').split(/\n[^\S\n]*\n\s*/).filter((text) => text.trim() !== '')
  const passed = step < 0 ? paragraphs.pop() : paragraphs.shift()
  if (passed === undefined) {
    const next = at + step
    return next < 0 || next >= words.length - 1 ? null : { words, at: next }
  }
  moved[near] = paragraphs.join('\n\n')
  const both = step < 0 ? [passed, words[far] ?? ''] : [words[far] ?? '', passed]
  moved[far] = joinWords(both)
  return { words: moved, at }
}

/** Words after words, with an empty line between. */
export function joinWords(texts: string[]): string {
  return texts
    .map((text) => text.replace(EMPTY_LINES_AROUND, ''))
    .filter((text) => text !== '')
    .join('\n\n')
}
