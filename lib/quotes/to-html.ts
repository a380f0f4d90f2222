import { articlePath, commentPath } from '@/lib/kernel/paths'
import type { Place } from '@/lib/text/blocks'
import { escapeHtml } from '@/lib/text/to-html'
import { goneWords, type QuoteView } from './view'

/** A quote as HTML for programs: the words with their source, or what became of them. */
export function quoteToHtml(slug: string, quotes: QuoteView[], position: number): string {
  const cuts = quotes.filter((quote) => quote.position === position)
  const first = cuts[0]
  if (!first) return ''
  if (cuts.some(({ text }) => text === null)) return `<blockquote><p>${goneWords(first.state)}</p></blockquote>`
  const words = cuts.map((cut) => cutToHtml(slug, cut)).join(' […] ')
  const cite = placePath(slug, first.source)
  const label =
    'paragraph' in first.source ? `Article, ¶${first.source.paragraph}` : `${first.author}, #${first.source.comment}`
  return `<blockquote cite="${escapeHtml(cite)}"><p>${words}</p><footer>${escapeHtml(label)}</footer></blockquote>`
}

/** The words of a cut; where they quote somebody themselves stands a link and none of those words. */
function cutToHtml(slug: string, { text, quoting }: QuoteView): string {
  const parts: string[] = []
  let from = 0
  for (const { at, source } of quoting) {
    parts.push(wordsToHtml(text?.slice(from, at) ?? ''))
    const name = 'paragraph' in source ? `¶${source.paragraph}` : `#${source.comment}`
    parts.push(`<a href="${escapeHtml(placePath(slug, source))}">[quoting ${name}]</a> `)
    from = at
  }
  return parts.join('') + wordsToHtml(text?.slice(from) ?? '')
}

function wordsToHtml(words: string): string {
  return escapeHtml(words).replaceAll('\n', '<br>')
}

function placePath(slug: string, place: Place): string {
  return 'paragraph' in place ? `${articlePath(slug)}#p${place.paragraph}` : commentPath(slug, place.comment)
}
