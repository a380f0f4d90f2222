import type { Span } from './blocks'

const segmenters = new Map<string, Intl.Segmenter>()

/** The sentences of a text, without the white space around them. */
export function sentencesOf(text: string, locale = 'en'): Span[] {
  return Array.from(segmenterFor(locale).segment(text), ({ segment, index }) => trimmedSpan(segment, index)).filter(
    ({ start, end }) => start < end,
  )
}

/** The first sentence of a text; empty where there is none. */
export function firstSentence(text: string, locale = 'en'): string {
  for (const { segment } of segmenterFor(locale).segment(text)) {
    const sentence = segment.trim()
    if (sentence !== '') return sentence
  }
  return ''
}

function segmenterFor(locale: string): Intl.Segmenter {
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'sentence' })
  segmenters.set(locale, segmenter)
  return segmenter
}

function trimmedSpan(segment: string, index: number): Span {
  const end = index + segment.trimEnd().length
  return { start: Math.min(end, index + segment.length - segment.trimStart().length), end }
}
