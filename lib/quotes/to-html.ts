import { articlePath, commentPath } from '@/lib/kernel/paths'
import { escapeHtml } from '@/lib/text/to-html'
import type { QuoteSource, QuoteView } from './view'

/** A quote as HTML for programs: the words with their source, or what became of them. */
export function quoteToHtml(slug: string, quotes: QuoteView[], position: number): string {
  const cuts = quotes.filter((quote) => quote.position === position)
  const first = cuts[0]
  if (!first) return ''
  if (cuts.some(({ text }) => text === null)) return '<blockquote><p>Quotation hidden with its source.</p></blockquote>'
  const words = cuts.map(({ text }) => escapeHtml(text ?? '').replaceAll('\n', '<br>')).join(' […] ')
  const { cite, label } = nameSource(slug, first.source, first.author)
  return `<blockquote cite="${escapeHtml(cite)}"><p>${words}</p><footer>${escapeHtml(label)}</footer></blockquote>`
}

function nameSource(slug: string, source: QuoteSource, author: string | null): { cite: string; label: string } {
  if ('paragraph' in source)
    return { cite: `${articlePath(slug)}#p${source.paragraph}`, label: `Article, ¶${source.paragraph}` }
  return { cite: commentPath(slug, source.comment), label: `${author ?? ''}, #${source.comment}` }
}
