import { type Block, makeBlock, nameOf, showBlock } from './compose-block.client'
import { type Checking, checkQuotes } from './compose-check.client'
import { make } from './compose-element.client'
import { placeCaret, printParts, readParts, type WrittenQuote } from './compose-parts.client'
import { labelWords, makeWords } from './compose-words.client'
import { announce, replaceWords, type Writing } from './page.client'
import styles from './surface.module.css'

/** The place of writing: `fields[0]`, `blocks[0]`, `fields[1]` and so on, under each other. */
export type Surface = {
  writing: Writing
  box: HTMLElement
  fields: HTMLTextAreaElement[]
  blocks: Block[]
  checking: Checking
  /** what the body held when it was last written from here */
  printed: string
  /** what a removed quote can be brought back with */
  undo: (() => void) | null
}

/** Goes on writing in a field; at its end when no offset is given. */
export function writeOn({ fields }: Surface, index = fields.length - 1, offset?: number): void {
  const field = fields[index]
  const caret = offset ?? field?.value.length ?? 0
  field?.focus()
  field?.setSelectionRange(caret, caret)
}

/** Whether a text holds a quote that the caret has left; null: there is no caret in it. */
export function holdsQuote(text: string, caret: number | null): boolean {
  return readParts(text).quotes.length > 0 && (caret === null || placeCaret(text, caret) !== null)
}

/** Writes the surface into the body, and shows what has changed. */
export function printSurface(surface: Surface): void {
  const { writing, fields, blocks } = surface
  surface.printed = printParts(
    fields.map((field) => field.value),
    blocks.map(({ quote }) => quote.raw),
  )
  if (writing.body.value !== surface.printed) replaceWords(writing.body, surface.printed)
  refresh(surface)
}

/** Puts fields and blocks under each other in their order, moving none that is in its place. */
export function arrange({ box, fields, blocks }: Surface): void {
  const wanted = fields.flatMap((field, index) => [field, blocks[index]?.face.frame ?? []].flat())
  for (const child of [...box.children]) {
    if (child.matches('textarea, [role=group]') && !wanted.some((element) => element === child)) child.remove()
  }
  let next = box.firstElementChild
  for (const element of wanted) {
    if (element === next) next = next.nextElementSibling
    else box.insertBefore(element, next)
  }
}

/** Makes blocks of the quotes that are written in a field. */
export function settleField(surface: Surface, field: HTMLTextAreaElement, caret: number | null): void {
  const index = surface.fields.indexOf(field)
  if (index < 0 || !holdsQuote(field.value, caret)) return
  const { value } = field
  const { words, quotes } = readParts(value)
  const fields = words.map(makeWords)
  surface.fields.splice(index, 1, ...fields)
  surface.blocks.splice(index, 0, ...quotes.map(makeBlock))
  arrange(surface)
  printSurface(surface)
  const place = caret === null ? null : placeCaret(value, caret)
  if (place) writeOn(surface, index + place.index, place.offset)
}

/** An empty surface for a form, not yet on the page. */
export function makeSurface(writing: Writing): Surface {
  const { form } = writing
  const box = make('div', { className: styles.surface ?? '' })
  const faults = make('p', { className: styles.faults ?? '', hidden: true })
  const path = form.dataset.checkPath ?? (form.dataset.previewPath ?? '').replace(/preview$/, 'quotes')
  box.append(faults)
  const checking = checkQuotes(writing, path, (words) => {
    if (faults.textContent !== words.join(' ')) announce(words.join(' '))
    faults.textContent = words.join(' ')
    faults.hidden = words.length === 0
    showVerdicts(surface)
  })
  const surface: Surface = { writing, box, fields: [], blocks: [], checking, printed: '', undo: null }
  return surface
}

/** Shows what others wrote into the body; blocks of the same quotes stay. */
export function takeBody(surface: Surface): void {
  const { body } = surface.writing
  if (surface.fields.length > 0 && body.value === surface.printed) return
  const { words, quotes } = readParts(body.value)
  const kept = [...surface.blocks]
  const blockOf = (quote: WrittenQuote) => {
    const at = kept.findIndex((block) => block.quote.raw === quote.raw)
    return (at < 0 ? undefined : kept.splice(at, 1)[0]) ?? makeBlock(quote)
  }
  surface.blocks = quotes.map(blockOf)
  surface.fields = words.map((text, index) => {
    const field = surface.fields[index] ?? makeWords('')
    if (field.value !== text) field.value = text
    return field
  })
  // As it was written, until the reader changes something.
  surface.printed = body.value
  arrange(surface)
  refresh(surface)
}

function refresh(surface: Surface): void {
  const { checking, printed } = surface
  // Read again, because a quote may be half written in a field.
  checking.ask(
    printed,
    readParts(printed).quotes.map(({ raw }) => raw),
  )
  showVerdicts(surface)
}

function showVerdicts({ writing, fields, blocks, checking }: Surface): void {
  for (const block of blocks) {
    block.verdict = checking.of(block.quote.raw)
    block.author = block.verdict?.author ?? block.author
    if (block.verdict?.state === 'verified') block.whole ??= block.verdict.words
    showBlock(block)
    tellVerdict(block)
  }
  labelWords(
    writing,
    fields,
    blocks.map((block) => nameOf(block).short),
  )
}

function tellVerdict(block: Block): void {
  const { verdict, told } = block
  if (!verdict || verdict.state === told) return
  block.told = verdict.state
  const isMended = verdict.state === 'verified' && told !== ''
  if (isMended) announce(`Quote of ${nameOf(block).short}: word for word.`)
  else if (verdict.message !== '') announce(`Quote of ${nameOf(block).short}: ${verdict.message}`)
}
