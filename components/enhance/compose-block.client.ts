import type { CheckedQuote } from '@/lib/quotes/view'
import type { Shortening } from './compose-cuts.client'
import { make } from './compose-element.client'
import { type Name, nameSource } from './compose-name.client'
import { type WrittenQuote, writeAgain } from './compose-parts.client'
import styles from './surface.module.css'

const ACTS = ['use', 'shorten', 'restore', 'up', 'down', 'remove'] as const

/** What can be done with a block; `use` takes the nearest true passage, `restore` the words before they were shortened. */
export type Act = (typeof ACTS)[number]

/** Whether a button's word is an act. */
export function isAct(word: string | undefined): word is Act {
  return ACTS.some((act) => act === word)
}

/** A quote on the writing surface. */
export type Block = {
  quote: WrittenQuote
  /** null: not checked yet */
  verdict: CheckedQuote | null
  /** as the server said last */
  author: string | null
  /** the state that was announced last */
  told: string
  /** its words before they were shortened, as they stand in the source; null: not known yet */
  whole: string[] | null
  /** while its words are being shortened */
  shortening: Shortening | null
  face: Face
}

type Face = ReturnType<typeof makeFace>

const KEYS = 'Alt+ArrowUp Alt+ArrowDown Enter Delete'
const STATES = {
  verified: '✓ word for word',
  misquoted: 'not word for word',
  unavailable: 'cannot be quoted',
  unattributed: 'source not known',
} as const

/** Makes a quote's block: its source, its words, what the server says of them, and what can be done with it. */
export function makeBlock(quote: WrittenQuote): Block {
  const block = { quote, verdict: null, author: null, told: '', whole: null, shortening: null, face: makeFace() }
  showBlock(block)
  return block
}

/** What a block's source is called; the server finds some that were not named. */
export function nameOf({ quote, verdict, author }: Block): Name {
  return nameSource(verdict?.source ?? quote.source, author)
}

/** The words of a block, as they stand in its source where that is known. */
export function passagesOf({ quote, verdict }: Block): string[] {
  return verdict?.state === 'verified' ? verdict.words : quote.passages
}

/** Gives a block other words; they are not checked yet. */
export function rewrite(block: Block, passages: string[]): void {
  const source = block.verdict?.source ?? block.quote.source
  block.quote = { kind: 'quote', source, passages, raw: writeAgain(source, passages) }
  block.verdict = null
}

/** Shows what has become of a block. */
export function showBlock(block: Block): void {
  const { quote, verdict, whole, shortening, face } = block
  const name = nameOf(block)
  const state = verdict ? STATES[verdict.state] : 'not checked yet'
  const isShortening = shortening !== null
  face.frame.dataset.state = verdict?.state ?? 'unchecked'
  face.frame.ariaLabel = `Quote of ${name.spoken}, ${state.replace('✓ ', '')}`
  face.who.textContent = name.who
  face.where.textContent = name.where
  face.state.textContent = isShortening || !(quote.source || verdict?.source) ? '' : state
  face.quoted.textContent = passagesOf(block).join(' […] ')
  face.quoted.hidden = isShortening
  face.field.hidden = face.hint.hidden = !isShortening
  face.field.ariaLabel = `Words of the quote of ${name.short}`
  face.says.textContent = verdict?.message.replace(/ Did you mean: “[\s\S]*$/, '') ?? ''
  face.use.textContent = `Use: “${verdict?.nearest ?? ''}”`
  // Of joined passages it is not known which one is meant.
  face.use.hidden = verdict?.nearest == null || passagesOf(block).length > 1
  face.fault.hidden = verdict === null || verdict.message === ''
  const isWhole = whole === null || whole.join() === quote.passages.join()
  face.acts.restore.hidden = isWhole
  face.acts.shorten.textContent = isShortening ? 'Done' : 'Shorten'
  face.acts.shorten.ariaLabel = isShortening ? 'Done shortening' : `Shorten the quote of ${name.short}`
  face.acts.restore.ariaLabel = `Put back the whole quote of ${name.short}`
  face.acts.up.ariaLabel = `Move the quote of ${name.short} up`
  face.acts.down.ariaLabel = `Move the quote of ${name.short} down`
  face.acts.remove.ariaLabel = `Remove the quote of ${name.short}`
}

function makeFace() {
  const [who, where, quoted] = [make('b', { dir: 'auto' }), make('span', {}), make('blockquote', { dir: 'auto' })]
  const state = make('span', { className: styles.state ?? '' })
  const field = make('textarea', { className: styles.cut ?? '', dir: 'auto', rows: 1, autocomplete: 'off' })
  const hint = make(
    'p',
    { className: styles.hint ?? '' },
    'Take words away: a gap becomes […], and what is left stays word for word.',
  )
  const [says, use] = [make('span', {}), button('use', '')]
  const fault = make('p', { className: styles.fault ?? '', dir: 'auto' }, says, ' ', use)
  const acts = {
    shorten: button('shorten', ''),
    restore: button('restore', 'Put back'),
    up: button('up', '↑'),
    down: button('down', '↓'),
    remove: button('remove', 'Remove'),
  }
  const frame = make(
    'div',
    { className: styles.block ?? '', role: 'group', tabIndex: -1, ariaKeyShortcuts: KEYS },
    make('p', { className: styles.source ?? '' }, who, ' ', where, ' ', state),
    quoted,
    field,
    hint,
    fault,
    make('div', { className: styles.acts ?? '' }, ...Object.values(acts)),
  )
  return { frame, who, where, state, quoted, field, hint, fault, says, use, acts }
}

function button(act: Act, label: string): HTMLButtonElement {
  const element = make('button', { type: 'button' }, label)
  element.dataset.act = act
  return element
}
