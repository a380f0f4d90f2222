import type { ExcerptPart } from '@/lib/text/excerpt'
import { graphemeBoundariesIn } from '@/lib/text/graphemes'

type Place = { from: number; to: number }

const EXCERPT_UNITS = 240
const BEFORE_UNITS = 70

/** The part of a text around the first of some places, with each of them marked. */
export function markPlaces(text: string, places: Place[]): ExcerptPart[] {
  const first = places[0] ?? { from: 0, to: 0 }
  const isBoundary = graphemeBoundariesIn(text)
  const start = nextBoundary(isBoundary, Math.max(0, first.from - BEFORE_UNITS), first.from)
  const end = nextBoundary(isBoundary, Math.max(start + EXCERPT_UNITS, first.to), text.length)
  const parts: ExcerptPart[] = [{ text: start > 0 ? '… ' : '', match: false }]
  let at = start
  for (const { from, to } of places) {
    if (from < at || from >= end) continue
    parts.push({ text: text.slice(at, from), match: false }, { text: text.slice(from, Math.min(to, end)), match: true })
    at = Math.min(to, end)
  }
  parts.push({ text: text.slice(at, end) + (end < text.length ? ' …' : ''), match: false })
  return parts.filter((part) => part.text !== '')
}

function nextBoundary(isBoundary: (at: number) => boolean, from: number, limit: number): number {
  let at = Math.min(from, limit)
  while (at < limit && !isBoundary(at)) at++
  return at
}
