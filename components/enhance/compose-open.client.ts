import { listen } from './compose-listen.client'
import { placeCaret } from './compose-parts.client'
import { holdsQuote, makeSurface, takeBody, writeOn } from './compose-surface.client'
import type { Writing } from './page.client'

/**
 * Puts the writing surface in the place of the plain field, which stays the form's truth, once the field holds a quote
 * that the caret has left.
 *
 * @param caret null: it is not in the field
 * @returns whether it did
 */
export function openIfQuoted(writing: Writing, caret: number | null): boolean {
  if (!holdsQuote(writing.body.value, caret)) return false
  openSurface(writing)
  return true
}

function openSurface(writing: Writing): void {
  const { form, body } = writing
  const [text, caret] = [body.value, document.activeElement === body ? body.selectionEnd : null]
  const surface = makeSurface(writing)
  body.after(surface.box)
  body.hidden = true
  body.required = false
  takeBody(surface)
  const place = caret === null ? null : placeCaret(text, caret)
  if (caret !== null) writeOn(surface, place?.index, place?.offset)

  body.addEventListener('input', () => takeBody(surface))
  form.addEventListener('reset', () => setTimeout(() => takeBody(surface)))
  form.addEventListener('engawa:write', (event) => {
    event.preventDefault()
    writeOn(surface)
  })
  listen(surface)
}
