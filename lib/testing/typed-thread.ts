import { inferQuotes } from '@/lib/imports/infer'
import type { ArticleReading } from '@/lib/imports/reading'
import { writeSource } from '@/lib/imports/write-source'
import type { Place } from '@/lib/text/blocks'
import { bodyText } from '@/lib/text/plain-text'
import { quotePositionOf } from '@/lib/text/quote-token'

/** A comment of an article file as its author would have typed it here. */
export type TypedComment = { author: string; body: string; replyTo: number | null; quotes: number }

/**
 * The comments of an article file as their authors would have typed them: what they quote is named, and they answer whom
 * they quote first or address.
 */
export function typeThread({ paragraphs, comments }: ArticleReading): TypedComment[] {
  const bodies = comments.map(({ body }) => ({ body: body.map(({ text }) => text) }))
  const articleTexts = paragraphs.map(({ text }) => text)
  const quotes = inferQuotes(articleTexts, bodies)
  const sources = bodies.map(({ body }, index) => writeSource(body, quotes[index] ?? []))
  const texts = sources.map((source) => bodyText(source, 'plain'))
  const textAt = (place: Place) =>
    ('paragraph' in place ? articleTexts[place.paragraph - 1] : texts[place.comment - 1]) ?? ''

  return comments.map((comment, index) => {
    const own = quotes[index] ?? []
    const typed = own.map(({ source, cuts }) => typeQuote(source, cutsOf(textAt(source), cuts)))
    const lines = (sources[index] ?? '').split('\n')
    const first = own.flatMap(({ source }) => ('comment' in source ? [source.comment] : []))[0]
    return {
      author: nameOf(comment),
      body: lines.map((line) => typed[quotePositionOf(line) ?? -1] ?? line).join('\n'),
      replyTo: first ?? findAddressed(lines[0] ?? '', comments.slice(0, index)),
      quotes: own.length,
    }
  })
}

function nameOf({ author }: ArticleReading['comments'][number]): string {
  return author?.text ?? 'Unnamed'
}

function cutsOf(text: string, cuts: { start: number; end: number }[]): string[] {
  return cuts.map(({ start, end }) => text.slice(start, end))
}

function typeQuote(source: Place, passages: string[]): string {
  const name = 'paragraph' in source ? `>>¶${source.paragraph}` : `>>${source.comment}`
  const marked = passages.map((passage) => passage.replace(/^/gm, '> '))
  return [name, marked.join('\n> […]\n')].join('\n')
}

/** The latest comment by whoever a line begins with the name of, after an `@`. */
function findAddressed(line: string, earlier: ArticleReading['comments']): number | null {
  return earlier.findLast((comment) => line.startsWith(`@${nameOf(comment)}`))?.number ?? null
}
