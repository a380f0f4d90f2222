import type { Viewer } from '@/lib/accounts/view'
import type { ArticleView } from '@/lib/articles/view'
import type { Place } from '@/lib/text/blocks'
import { printQuote } from '@/lib/text/print-quote'
import { sentencesOf } from '@/lib/text/sentences'
import { readCard } from './queries'

/** What can be quoted from, sentence by sentence; `key` is `9` for a comment and `p12` for a paragraph. */
export type OpenSource = { key: string; label: string; sentences: string[] }

type Found = OpenSource & { place: Place; text: string }

const MAX_SOURCES = 5
const KEY = /^(p?)([1-9]\d{0,8})$/

/**
 * What the composer's own page shows for an address: the sources asked for, and the chosen sentences in the written form.
 *
 * @param keys  sources, as `9` or `p12`
 * @param picks sentences, as `9:0`: source and index
 */
export async function openSources(
  article: ArticleView,
  keys: string[],
  picks: string[],
  viewer: Viewer | null,
): Promise<{ sources: OpenSource[]; written: string }> {
  const found: Found[] = []
  for (const key of [...new Set(keys)].slice(0, MAX_SOURCES)) {
    const source = await findOpenSource(article, key, viewer)
    if (source) found.push(source)
  }
  const quotes = found.flatMap((source) => writePicked(source, picks))
  return {
    sources: found.map(({ key, label, sentences }) => ({ key, label, sentences })),
    written: quotes.map((quote) => `${quote}\n`).join('\n'),
  }
}

async function findOpenSource(article: ArticleView, key: string, viewer: Viewer | null): Promise<Found | null> {
  const [, sign, digits] = KEY.exec(key) ?? []
  const number = Number(digits)
  if (sign === undefined) return null
  if (sign === 'p') {
    const paragraph = article.paragraphs.find((one) => one.number === number)
    return paragraph ? toFound(key, `Article, ¶${number}`, { paragraph: number }, paragraph.text) : null
  }
  const card = await readCard(article.slug, number, viewer)
  if (!card?.comment.author || card.comment.status !== 'shown') return null
  return toFound(key, `${card.comment.author.name}, #${number}`, { comment: number }, card.comment.text)
}

function toFound(key: string, label: string, place: Place, text: string): Found {
  return { key, label, place, text, sentences: sentencesOf(text).map(({ start, end }) => text.slice(start, end)) }
}

/** The chosen sentences of a source as one quote; neighbours stay together, others are joined by `[…]`. */
function writePicked({ key, place, text }: Found, picks: string[]): string[] {
  const spans = sentencesOf(text)
  const chosen = spans.flatMap((span, index) => (picks.includes(`${key}:${index}`) ? [{ ...span, index }] : []))
  const cuts: { start: number; end: number; last: number }[] = []
  for (const { start, end, index } of chosen) {
    const before = cuts.at(-1)
    if (before && before.last === index - 1) Object.assign(before, { end, last: index })
    else cuts.push({ start, end, last: index })
  }
  return cuts.length > 0
    ? [
        printQuote(
          place,
          cuts.map(({ start, end }) => text.slice(start, end)),
        ),
      ]
    : []
}
