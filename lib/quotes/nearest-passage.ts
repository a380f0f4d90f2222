import type { Span } from '@/lib/text/blocks'
import { type Folded, fold } from '@/lib/text/fold'

/** The true passage that was probably meant: in which text, where, and how far off (0 the same, 1 nothing in common). */
export type Nearest<Key> = { key: Key; span: Span; distance: number }

type Word = { text: string; start: number; end: number }
type Stretch = { first: number; last: number; cost: number }

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]\p{M}*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu
const TRAILING_MARKS = /[\p{Pe}\p{Pf}\p{Po}"'…]*/uy
const EDGE_MARKS = /^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu
const MAX_PASSAGE_WORDS = 800
const MAX_DISTANCE = 0.5
/** What a missing, an added or another word costs; similar words cost less. */
const WHOLE_WORD = 4

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
    const words = wordsOf(source.folded)
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

/** Edit distance by words between the passage and any stretch of the text: one column of costs for each word of the text. */
function nearestStretch(wanted: string[], words: Word[]): Stretch | null {
  const costOf = substitutionCosts(wanted)
  let costs = Int32Array.from({ length: wanted.length + 1 }, (_, row) => row * WHOLE_WORD)
  let firsts = new Int32Array(wanted.length + 1)
  let best: Stretch | null = null
  for (const [last, word] of words.entries()) {
    const [nextCosts, nextFirsts] = [new Int32Array(costs.length), new Int32Array(costs.length)]
    nextFirsts[0] = last + 1
    const substitutions = costOf(word.text)
    for (let row = 1; row < costs.length; row += 1) {
      const replaced = at(costs, row - 1) + at(substitutions, row - 1)
      const added = at(costs, row) + WHOLE_WORD
      const missing = at(nextCosts, row - 1) + WHOLE_WORD
      const cost = Math.min(replaced, added, missing)
      nextCosts[row] = cost
      if (cost === replaced) nextFirsts[row] = at(firsts, row - 1)
      else nextFirsts[row] = cost === added ? at(firsts, row) : at(nextFirsts, row - 1)
    }
    costs = nextCosts
    firsts = nextFirsts
    const stretch = { first: at(firsts, wanted.length), last, cost: at(costs, wanted.length) }
    if (stretch.first <= last && isNearer(stretch, best, wanted.length)) best = stretch
  }
  return best
}

function at(column: Int32Array, row: number): number {
  return column[row] ?? 0
}

function isNearer(stretch: Stretch, best: Stretch | null, length: number): boolean {
  if (!best || stretch.cost !== best.cost) return !best || stretch.cost < best.cost
  const lengthOff = ({ first, last }: Stretch) => Math.abs(last - first + 1 - length)
  return lengthOff(stretch) < lengthOff(best)
}

/** What it costs to write a word of the text for each wanted word; worked out once for each different word. */
function substitutionCosts(wanted: string[]): (word: string) => Int32Array {
  const known = new Map<string, Int32Array>()
  return (word) => {
    const costs = known.get(word) ?? Int32Array.from(wanted, (other) => substitutionCost(other, word))
    known.set(word, costs)
    return costs
  }
}

function substitutionCost(one: string, other: string): number {
  if (one === other) return 0
  if (one.length === 1 && other.length === 1) return WHOLE_WORD
  const [bare, otherBare] = [one.replace(EDGE_MARKS, ''), other.replace(EDGE_MARKS, '')]
  if (bare === otherBare && bare !== '') return 1
  return sharedEnds(bare, otherBare) * 2 > Math.max(bare.length, otherBare.length) ? 2 : WHOLE_WORD
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
