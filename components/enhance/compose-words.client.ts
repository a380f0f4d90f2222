import { make } from './compose-element.client'
import type { Writing } from './page.client'
import styles from './surface.module.css'

let made = 0

/** Makes a field for the words before, between or after the quotes. */
export function makeWords(text: string): HTMLTextAreaElement {
  made += 1
  return make('textarea', {
    id: `words-${made}`,
    className: styles.words ?? '',
    dir: 'auto',
    rows: 1,
    autocomplete: 'off',
    placeholder: 'Write here',
    value: text,
  })
}

/** Says of every field what is written there: the last is where one goes on writing, empty ones before it wait. */
export function labelWords({ form, body }: Writing, fields: HTMLTextAreaElement[], sources: string[]): void {
  const last = fields.at(-1)
  const used = fields.filter((field) => field === last || field.value.trim() !== '')
  for (const [index, field] of fields.entries()) {
    const part = used.indexOf(field) + 1
    const whole = used.length > 1 ? `Your words, part ${part} of ${used.length}` : 'Your words'
    field.ariaLabel = part > 0 ? whole : `Add words before the quote of ${sources[index]}`
    field.required = field === last && body.value.trim() === ''
    field.ariaInvalid = body.ariaInvalid
    if (field === last) field.setAttribute('aria-describedby', body.getAttribute('aria-describedby') ?? '')
    else field.removeAttribute('aria-describedby')
    fitToWords(field)
  }
  const label = form.querySelector<HTMLLabelElement>(`label[for^="${body.id}"],label[for^="words-"]`)
  if (label && last) label.htmlFor = last.id
}

/** Makes a field as high as its words, where the browser does not do so by itself. */
export function fitToWords(field: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return
  field.style.height = 'auto'
  field.style.height = `${field.scrollHeight}px`
}
