import { findPassage } from './find-passage'
import type { QuoteState } from './view'

/** What decides whether a quote's words may be seen. */
export type SourceStanding = {
  status: 'shown' | 'held' | 'removed' | 'withdrawn'
  /** whether the viewer has muted its author */
  isMuted: boolean
  /** the text of the revision that was quoted, and of the one that is current */
  quotedText: string
  currentText: string
  start: number
  end: number
}

/**
 * The one decision on what a viewer may see of a quote of a comment; every place that shows quotes asks it.
 *
 * @returns `text` is null wherever the source may not be seen
 */
export function seeQuote(source: SourceStanding): { state: QuoteState; text: string | null } {
  if (source.status === 'withdrawn') return { state: 'withdrawn', text: null }
  if (source.status !== 'shown') return { state: 'hidden', text: null }
  const text = source.quotedText.slice(source.start, source.end)
  if (source.isMuted) return { state: 'muted', text }
  const isCurrent = source.quotedText === source.currentText || findPassage(source.currentText, text) !== null
  return { state: isCurrent ? 'shown' : 'editedSince', text }
}
