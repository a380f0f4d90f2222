import { joinableIn } from '@/lib/quotes/attribute'
import { findPassages } from '@/lib/quotes/find-passage'
import type { Place, Span } from '@/lib/text/blocks'
import { isGraphemeBoundary } from '@/lib/text/graphemes'
import { printQuote } from '@/lib/text/print-quote'
import { sentencesOf } from '@/lib/text/sentences'
import { splitsWord } from '@/lib/text/word-boundary'

/** How many passages a quote may join; more of them are another quote of the same source. */
const MAX_PASSAGES = 5
/** In a written quote this line joins passages, so it cannot be quoted itself. */
const CUT = /^\[(?:…|\.\.\.)\]$/
const OPENING = /[\p{Ps}\p{Pi}]+$/u
/** What may stand within a passage between two sentences; other line breaks than \n do not survive being written. */
const ONLY_SPACE = /^[^\S\r\u2028\u2029]*$/

/** The sentences of a source that can be chosen one by one. */
export function quotableSentences(text: string): Span[] {
  const sentences: Span[] = []
  for (const span of sentencesOf(text)) {
    const before = sentences.at(-1)
    if (!beginsWhole(text, span.start)) {
      // Nobody can quote from the middle of a word or letter on, so it goes with the sentence before it, if there is one.
      if (before && ONLY_SPACE.test(text.slice(before.end, span.start))) before.end = span.end
    } else if (before?.end === span.start) {
      // The segmenter leaves an opening bracket that follows 。 with the sentence before it.
      before.end -= OPENING.exec(text.slice(before.start + 1, before.end))?.[0].length ?? 0
      sentences.push({ start: before.end, end: span.end })
    } else sentences.push({ ...span })
  }
  return sentences.filter(({ start, end }) => !CUT.test(text.slice(start, end)))
}

function beginsWhole(text: string, start: number): boolean {
  return isGraphemeBoundary(text, start) && !splitsWord(text, start)
}

/**
 * The chosen sentences of a source in the written form: neighbours stay together as they stand there, others are joined by
 * `[…]`, and what may not be joined is a quote of its own.
 *
 * @param chosen indexes of `quotableSentences`
 */
export function writePicked(place: Place, text: string, chosen: ReadonlySet<number>): string[] {
  const quotes: { passages: string[]; isOpen: boolean }[] = []
  const mayBeJoined = judgeJoining(text)
  for (const words of passagesOf(text, chosen)) {
    const last = quotes.at(-1)
    const mayJoin = mayBeJoined(words)
    if (last?.isOpen && mayJoin && last.passages.length < MAX_PASSAGES) last.passages.push(words)
    else quotes.push({ passages: [words], isOpen: mayJoin })
  }
  return quotes.map(({ passages }) => printQuote(place, passages))
}

/** Puts quotes in front of what is written where nothing is quoted yet, or after it. */
export function addQuotes(body: string, written: string, where: 'before' | 'after'): string {
  if (written === '' || body.trim() === '') return written || body
  return where === 'before' ? `${written}${body}` : `${body.trimEnd()}\n\n${written}`
}

function passagesOf(text: string, chosen: ReadonlySet<number>): string[] {
  const passages: (Span & { last: number })[] = []
  for (const [index, { start, end }] of quotableSentences(text).entries()) {
    if (!chosen.has(index)) continue
    const before = passages.at(-1)
    if (before?.last === index - 1 && ONLY_SPACE.test(text.slice(before.end, start)))
      Object.assign(before, { end, last: index })
    else passages.push({ start, end, last: index })
  }
  return passages.map(({ start, end }) => text.slice(start, end))
}

/** A passage is looked for from the front, so it must be fit for joining at every place where its words stand. */
function judgeJoining(text: string): (words: string) => boolean {
  const isJoinable = joinableIn(text)
  const known = new Map<string, boolean>()
  return (words) => {
    const judged = known.get(words) ?? findPassages(text, words).every(isJoinable)
    known.set(words, judged)
    return judged
  }
}
