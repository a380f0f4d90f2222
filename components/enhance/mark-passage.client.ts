import { ownWords } from './own-words.client'

/** Words of one cut, and the offset where they begin in their source. */
export type Cut = { words: string; start: number }

/** What to look for where a link leads: a passage, or the quotes of one source (`9`, `¶12`). */
export type Sought = { cuts: Cut[]; from: string }

// Line breaks differ between a text and its page, and `>>9` is shown as #9.
const ALIKE = /[^\s>#¶]/g

let unmark: () => void = () => undefined

/** Marks exactly what was sought, and brings it into view; the mark on the whole comment steps back for it. */
export function markPassage(place: HTMLElement, { cuts, from }: Sought): void {
  unmarkPassage()
  const figures = from === '' ? [] : [...place.querySelectorAll<HTMLElement>(`[data-source="${CSS.escape(from)}"]`)]
  const ranges = 'highlights' in CSS ? findPassages(place, cuts) : []
  const [first] = [...figures, ...ranges]
  if (!first) return

  for (const figure of figures) figure.dataset.marked = ''
  if (ranges.length > 0) CSS.highlights.set('passage', new Highlight(...ranges))
  place.dataset.passage = ''
  unmark = () => {
    for (const figure of figures) delete figure.dataset.marked
    if (ranges.length > 0) CSS.highlights.delete('passage')
    delete place.dataset.passage
  }
  const { top, bottom } = first.getBoundingClientRect()
  // Measured from the comment's top, because the page may still be moving there.
  const isFarDown = bottom - place.getBoundingClientRect().top > innerHeight * 0.8
  if (isFarDown) scrollTo({ top: scrollY + top - innerHeight / 4 })
}

/** Takes the mark away. */
export function unmarkPassage(): void {
  unmark()
  unmark = () => undefined
}

type Letter = { letter: string; text: Text; offset: number; at: number }

function findPassages(place: Element, cuts: Cut[]): Range[] {
  const letters = lettersOf(ownWords(place))
  const all = letters.map(({ letter }) => letter).join('')
  return cuts.flatMap((cut) => {
    const wanted = (cut.words.match(ALIKE) ?? []).join('')
    const index = nearest(all, wanted, (found) => Math.abs((letters[found]?.at ?? 0) - cut.start))
    const [first, last] = [letters[index], letters[index + wanted.length - 1]]
    return first && last ? [rangeOf(first, last)] : []
  })
}

function lettersOf(texts: Text[]): Letter[] {
  let before = 0
  return texts.flatMap((text) => {
    const start = before
    before += text.length
    return [...text.data.matchAll(ALIKE)].map(({ 0: letter, index }) => ({
      letter,
      text,
      offset: index,
      at: start + index,
    }))
  })
}

/** The same words may stand in a text more than once: it is those nearest to where the cut was made. */
function nearest(all: string, wanted: string, away: (index: number) => number): number {
  let best = wanted === '' ? -1 : all.indexOf(wanted)
  for (let index = best; index !== -1; index = all.indexOf(wanted, index + 1)) {
    if (away(index) < away(best)) best = index
  }
  return best
}

function rangeOf(first: Letter, last: Letter): Range {
  const range = document.createRange()
  range.setStart(first.text, first.offset)
  range.setEnd(last.text, last.offset + 1)
  return range
}
