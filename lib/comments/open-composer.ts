import type { Viewer } from '@/lib/accounts/view'
import type { ArticleView } from '@/lib/articles/view'
import { articlePath, commentPath } from '@/lib/kernel/paths'
import type { Place } from '@/lib/text/blocks'
import { quotableSentences, writePicked } from './pick-sentences'
import { readCard } from './queries'
import { keyOfPlace, placeOfKey } from './source-key'
import type { OpenSource, OpenSources } from './view'

type Found = { source: OpenSource; place: Place; text: string }

/** As many as a comment quotes; those asked for last are shown. */
const MAX_SOURCES = 5
/** Keys beyond these are not looked at. */
export const MAX_KEYS = 2 * MAX_SOURCES
const MAX_PICKS = 200
const PICK = /^(.+):(\d{1,5})$/

/**
 * The sources that the composer's own page is asked for, and the chosen sentences in the written form.
 *
 * @param keys  sources, as `9` or `¶12`
 * @param picks sentences, as `9:0`: source and index
 */
export async function openSources(
  article: ArticleView,
  keys: string[],
  picks: string[],
  viewer: Viewer | null,
): Promise<OpenSources> {
  const asked = new Map(keys.map((key) => [canonical(key), placeOfKey(key)]))
  const found: Found[] = []
  const missing: string[] = []
  for (const [key, place] of [...asked].slice(-MAX_KEYS)) {
    const source = place && (await findOpenSource(article, place, viewer))
    if (source) found.push(source)
    else missing.push(key)
  }
  const shown = found.slice(-MAX_SOURCES)
  const chosen = readPicks(picks.slice(0, MAX_PICKS))
  const quotes = shown.flatMap(({ source, place, text }) =>
    writePicked(place, text, chosen.get(source.key) ?? new Set()),
  )
  return {
    sources: shown.map(({ source }) => source),
    missing,
    written: quotes.map((quote) => `${quote}\n`).join('\n'),
  }
}

function canonical(key: string): string {
  const place = placeOfKey(key)
  return place ? keyOfPlace(place) : key
}

/** The chosen indexes by source. */
function readPicks(picks: string[]): Map<string, Set<number>> {
  const chosen = new Map<string, Set<number>>()
  for (const pick of picks) {
    const [, written = '', index] = PICK.exec(pick) ?? []
    const key = canonical(written)
    chosen.set(key, (chosen.get(key) ?? new Set()).add(Number(index)))
  }
  return chosen
}

async function findOpenSource(article: ArticleView, place: Place, viewer: Viewer | null): Promise<Found | null> {
  if ('paragraph' in place) {
    const { paragraph: number } = place
    const paragraph = article.paragraphs.find((one) => one.number === number)
    const path = `${articlePath(article.slug)}#p${number}`
    return paragraph ? toFound(place, { label: `Article, ¶${number}`, path }, paragraph.text) : null
  }
  const { comment: number } = place
  const card = await readCard(article.slug, number, viewer)
  if (!card?.comment.author || card.comment.status !== 'shown') return null
  const path = commentPath(article.slug, number)
  return toFound(place, { label: `${card.comment.author.name}, #${number}`, path }, card.comment.text)
}

function toFound(place: Place, named: { label: string; path: string }, text: string): Found {
  const sentences = quotableSentences(text).map(({ start, end }) => text.slice(start, end))
  return { source: { key: keyOfPlace(place), ...named, sentences }, place, text }
}
