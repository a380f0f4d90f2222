import { groupBy } from '@/lib/kernel/group-by'
import type { Span } from '@/lib/text/blocks'
import { type Folded, fold } from '@/lib/text/fold'

/** The true passage that was probably meant: in which text, where, and how far off (0 the same, 1 nothing in common). */
export type Nearest<Key> = { key: Key; span: Span; distance: number }

type Word = { text: string; start: number; end: number }
type Stretch = { first: number; last: number; cost: number }

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]\p{M}*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu
const TRAILING_MARKS = /[\p{Pe}\p{Pf}\p{Po}"'…]*/uy
const INNER_WORD = /[\p{L}\p{N}](?:.*[\p{L}\p{N}\p{M}])?/su
const MAX_PASSAGE_WORDS = 800
const MAX_DISTANCE = 0.5
const MAX_WORDS = 2 ** 16
/** What a missing, an added or another word costs; similar words cost less. */
const CELL = 2 ** 16
const WHOLE_WORD = 4 * CELL
const SIMILAR_WORD = 2 * CELL
const SAME_WORD_OTHER_MARKS = CELL
/** More than any cost, with room to add to it. */
const FAR = 2 ** 30

/**
 * Finds the true passage nearest to a misquote, in whole words.
 *
 * @returns null where less than half of the words agree
 * @see Peter Sellers, "The theory and computation of evolutionary distances", J. Algorithms 1 (1980)
 */
export function nearestPassage<Key>(texts: { key: Key; text: string }[], passage: string): Nearest<Key> | null {
  const wanted = wordsOf(fold(passage).folded.trim()).map((word) => word.text)
  if (wanted.length === 0 || wanted.length > MAX_PASSAGE_WORDS) return null

  let nearest: Nearest<Key> | null = null
  for (const { key, text } of texts) {
    const source = fold(text)
    const words = wordsOf(source.folded).slice(0, MAX_WORDS - 1)
    const stretch = nearestStretch(wanted, words)
    const distance = stretch ? stretch.cost / (WHOLE_WORD * wanted.length) : 1
    if (!stretch || distance > MAX_DISTANCE || (nearest && nearest.distance <= distance)) continue
    const span = spanOf(source, words[stretch.first], words[stretch.last])
    if (span) nearest = { key, span, distance }
  }
  return nearest
}

function wordsOf(folded: string): Word[] {
  return Array.from(folded.matchAll(WORD), (match) => ({
    text: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** A column of cells, of which those after `reach` cost more than anything that is looked for. */
type Column = { cells: Int32Array; reach: number; most: number }

/** Edit distance by words between the passage and any stretch of the text: one column of cells for each word of the text. */
function nearestStretch(wanted: string[], words: Word[]): Stretch | null {
  const costOf = substitutionCosts(wanted)
  const cells = Int32Array.from({ length: wanted.length + 1 }, (_, row) => row * WHOLE_WORD)
  const most = Math.floor(MAX_DISTANCE * WHOLE_WORD * wanted.length) + CELL - 1
  const column = { cells, reach: wanted.length, most }
  let best: Stretch | null = null
  for (const [last, word] of words.entries()) {
    moveColumn(column, costOf(word.text), last)
    if (column.reach < wanted.length) continue
    const cell = cells[wanted.length] ?? 0
    const stretch = { first: cell % CELL, last, cost: Math.floor(cell / CELL) * CELL }
    if (stretch.first > last || !isNearer(stretch, best, wanted.length)) continue
    best = stretch
    column.most = Math.min(column.most, stretch.cost + CELL - 1)
  }
  return best
}

/**
 * Brings the column, in place, from the word before to the word at `index`. A cell is a cost plus the word at which the
 * stretch begins, so that of equal costs the longer stretch is kept. No path leads back from what costs too much, so no
 * more than one cell beyond the reach is worked out.
 *
 * @see Esko Ukkonen, "Finding approximate patterns in strings", J. Algorithms 6 (1985)
 */
function moveColumn(column: Column, costs: Int32Array, index: number): void {
  const { cells, reach, most } = column
  const end = Math.min(reach + 1, cells.length - 1)
  let diagonal = index
  let above = index + 1
  let last = 0
  cells[0] = above
  for (let row = 1; row <= end; row += 1) {
    const left = row > reach ? FAR : (cells[row] ?? 0)
    const asWritten = diagonal + (costs[row - 1] ?? 0)
    const missing = left + WHOLE_WORD
    above += WHOLE_WORD
    if (missing < above) above = missing
    if (asWritten < above) above = asWritten
    cells[row] = above
    diagonal = left
    if (above <= most) last = row
  }
  column.reach = last
}

function isNearer(stretch: Stretch, best: Stretch | null, length: number): boolean {
  if (!best || stretch.cost !== best.cost) return !best || stretch.cost < best.cost
  const lengthOff = ({ first, last }: Stretch) => Math.abs(last - first + 1 - length)
  return lengthOff(stretch) < lengthOff(best)
}

/** What it costs to write a word of the text for each wanted word; worked out once for each different word. */
function substitutionCosts(wanted: string[]): (word: string) => Int32Array {
  const bareWanted = wanted.map(bareWord)
  const every = [...wanted.keys()]
  const rowsOf = groupBy(every, (row) => bareWanted[row] ?? '')
  const known = new Map<string, Int32Array>()
  return (word) => {
    const before = known.get(word)
    if (before) return before
    const bare = bareWord(word)
    const costs = new Int32Array(wanted.length).fill(WHOLE_WORD)
    // A single letter is like itself alone.
    for (const row of bare.length < 2 ? (rowsOf.get(bare) ?? []) : every)
      costs[row] = word === wanted[row] ? 0 : substitutionCost(bareWanted[row] ?? '', bare)
    known.set(word, costs)
    return costs
  }
}

function bareWord(word: string): string {
  return INNER_WORD.exec(word)?.[0] ?? ''
}

function substitutionCost(one: string, other: string): number {
  if (one === other) return one === '' ? WHOLE_WORD : SAME_WORD_OTHER_MARKS
  if (one.length < 2 || other.length < 2) return WHOLE_WORD
  return sharedEnds(one, other) * 2 > Math.max(one.length, other.length) ? SIMILAR_WORD : WHOLE_WORD
}

/** How many letters two words begin and end with alike: cheaper than an edit distance, and enough for slips. */
function sharedEnds(one: string, other: string): number {
  const length = Math.min(one.length, other.length)
  let head = 0
  while (head < length && one[head] === other[head]) head += 1
  let tail = 0
  while (tail < length - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1
  return head + tail
}

function spanOf(source: Folded, first: Word | undefined, last: Word | undefined): Span | null {
  if (!first || !last) return null
  TRAILING_MARKS.lastIndex = last.end
  const end = last.end + (TRAILING_MARKS.exec(source.folded)?.[0].length ?? 0)
  const [from, to] = [source.starts[first.start], source.ends[end - 1]]
  return from === undefined || to === undefined ? null : { start: from, end: to }
}
