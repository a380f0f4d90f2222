import { findWriting, type Root } from './page.client'

const PASSAGE_LINE = /^ {0,3}>/m

/** Once there is a quote in what is being written, the plain field becomes a surface where quotes are blocks. */
export function composeWithBlocks(root: Root): void {
  const writing = findWriting(root)
  if (!writing) return
  const { body } = writing
  let isOpen = false

  const openIfQuoted = async (caret: () => number | null) => {
    if (isOpen || !PASSAGE_LINE.test(body.value)) return
    const surface = await load()
    if (!isOpen && surface) isOpen = surface.openIfQuoted(writing, caret())
  }
  const openWhereWritten = (event: Event) => {
    const isComposing = 'isComposing' in event && event.isComposing
    if (!isComposing) void openIfQuoted(() => (event.isTrusted ? body.selectionEnd : null))
  }
  for (const kind of ['input', 'keyup', 'pointerup', 'compositionend']) body.addEventListener(kind, openWhereWritten)
  root.addEventListener('pointerdown', ({ target }) => {
    // The press is on its way to a quote: a head start.
    if (target instanceof Element && target.closest('[data-quote], [data-quote-selection]')) void load()
  })
  body.addEventListener('blur', () => setTimeout(() => void openIfQuoted(() => null), 300))
  void openIfQuoted(() => null)
}

const load = () => import('./compose-open.client').catch(() => null)
