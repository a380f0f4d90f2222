import { seeQuote } from '@/lib/quotes/state'
import type { QuoteView } from '@/lib/quotes/view'
import type { QuoteRow } from './rows'

/** What a viewer gets of a stored cut; its words are read from the source now. */
export function toQuoteView(row: QuoteRow, sourceTexts: Map<string, string>): QuoteView {
  const { position, start, end, origin, sourceComment, sourceParagraph } = row
  if (sourceParagraph) {
    const { number, text } = sourceParagraph
    return {
      position,
      source: { paragraph: number },
      author: null,
      start,
      end,
      text: text.slice(start, end),
      origin,
      state: 'shown',
    }
  }
  if (!sourceComment) throw new Error('A quote without a source was stored.')
  const quotedRevision = row.sourceRevision ?? sourceComment.revision
  const textOf = (revision: number) => sourceTexts.get(`${sourceComment.id}/${revision}`) ?? ''
  const { state, text } = seeQuote({
    status: sourceComment.status,
    quotedText: textOf(quotedRevision),
    currentText: textOf(sourceComment.revision),
    start,
    end,
  })
  const author = text === null ? null : sourceComment.author.name
  return {
    position,
    source: { comment: sourceComment.number, revision: quotedRevision },
    author,
    start,
    end,
    text,
    origin,
    state,
  }
}
