import { unifyLookalikes } from '@/lib/text/lookalikes'
import { UNSPACED } from '@/lib/text/unspaced'

/** A word of a text in the forms in which it is compared. */
export type SplitWord = {
  /** its stretch of the text as given, in UTF-16 code units, `to` exclusive */
  from: number
  to: number
  /** without case, width, invisible characters and piled marks */
  written: string
  /** the same without accents */
  bare: string
  /** what it may be meant to look like; null where nothing suggests that it imitates another word */
  look: string | null
  /** a single character of a script without spaces that a mark of punctuation separates from the one before */
  isApart: boolean
}

/** Korean has spaces between its words; the others of these scripts have none. */
const UNSPACED_LETTER = `[${UNSPACED}]--[\\p{Script=Hangul}\\uff9e\\uff9f]`
/** Besides marks and what cannot be seen, the voicing marks of half-width kana. */
const MARKS = '\\p{M}\\p{Default_Ignorable_Code_Point}\\uff9e\\uff9f'
const ENCLOSED = '\u24b6-\u24e9\\u{1f130}-\\u{1f149}'
/** A character of a script without spaces, or a word of any other, each with the marks and invisible characters in it. */
const WORD = new RegExp(
  `([${UNSPACED_LETTER}][${MARKS}]*)|[[\\p{L}\\p{N}${MARKS}${ENCLOSED}]--[${UNSPACED_LETTER}]]+`,
  'gv',
)
const PLAIN_WORD = /[a-zA-Z0-9]+/g
const LATIN_WORD = /^[a-zA-Z]+$/
const FIGURE = /^\d+$/
const HAS_LATIN = /[a-z]/
const HAS_OTHER = /[^\0-\x7f]/
const INVISIBLE = /\p{Default_Ignorable_Code_Point}+/gu
/** Marks that belong to no script in particular: accents, strokes, the short vowels of Arabic. */
const COMMON_MARKS = /(?=\p{M})\p{Script=Inherited}/gu

/** What composes with, or is hidden behind, the letter before it: marks, the vowels and finals of Hangul. */
const JOINING = /^[\p{M}\p{Default_Ignorable_Code_Point}\u1160-\u11ff\ud7b0-\ud7ff]/u

/** Splits a text into its words; a script without spaces into its characters. */
export function splitWords(text: string): SplitWord[] {
  return HAS_OTHER.test(text) ? splitAny(text) : splitPlain(text)
}

function splitPlain(text: string): SplitWord[] {
  if (LATIN_WORD.test(text)) return [plainWord(text, 0)]
  const words: SplitWord[] = []
  for (const { 0: word, index } of text.matchAll(PLAIN_WORD)) words.push(plainWord(word, index))
  return words
}

function plainWord(word: string, from: number): SplitWord {
  const written = word.toLowerCase()
  const look = LATIN_WORD.test(written) ? null : otherLook(written, unify(written))
  return { from, to: from + word.length, written, bare: written, look, isApart: false }
}

function splitAny(text: string): SplitWord[] {
  const words: SplitWord[] = []
  const seen = { latin: 0, other: 0 }
  let afterUnspaced = -1
  for (const { 0: stretch, 1: unspaced, index: from } of text.matchAll(WORD)) {
    const to = from + stretch.length
    const { written, bare, look } = formsOf(stretch, unspaced !== undefined)
    const isApart = unspaced !== undefined && afterUnspaced >= 0 && /\S/.test(text.slice(afterUnspaced, from))
    afterUnspaced = unspaced === undefined ? -1 : to
    if (written === '') continue
    if (HAS_LATIN.test(bare)) seen.latin++
    else if (look !== null && HAS_OTHER.test(look)) seen.other++
    words.push({ from, to, written, bare, look, isApart })
  }
  return seen.other > seen.latin ? words.map(withoutForeignLook) : words
}

/**
 * In a text of mostly another script, its words are what they are: a Russian word of letters that all look Latin imitates
 * nothing there.
 */
function withoutForeignLook(word: SplitWord): SplitWord {
  return word.look === null || HAS_LATIN.test(word.bare) ? word : { ...word, look: null }
}

type Forms = Pick<SplitWord, 'written' | 'bare' | 'look'>

/** The forms of one letter, `like` what it looks like; `joins`: they change with what stands before it. */
type Letter = { written: string; bare: string; like: string; joins: boolean }

/** Letters, and characters of scripts without spaces with their marks: each composed and looked up once. */
const LETTERS = new Map<string, Letter>()
const MAX_LETTERS = 10_000
const MAX_LETTER_UNITS = 6

function formsOf(stretch: string, isUnspaced: boolean): Forms {
  if (isUnspaced) {
    const { written } = stretch.length > MAX_LETTER_UNITS ? fold(stretch) : letterOf(stretch)
    return { written, bare: written, look: null }
  }
  let [written, bare, look] = ['', '', '']
  for (const letter of stretch) {
    const forms = letterOf(letter)
    if (forms.joins) return composedForms(stretch)
    written += forms.written
    bare += forms.bare
    look += forms.like
  }
  return { written, bare, look: otherLook(bare, look) }
}

function letterOf(letter: string): Letter {
  const kept = LETTERS.get(letter)
  if (kept) return kept
  if (LETTERS.size >= MAX_LETTERS) LETTERS.clear()
  const { written, bare } = fold(letter)
  const forms = { written, bare, like: unifyLookalikes(bare), joins: JOINING.test(letter.normalize('NFKD')) }
  LETTERS.set(letter, forms)
  return forms
}

/** Composing whole words is slow. */
function composedForms(stretch: string): Forms {
  const { written, bare } = fold(stretch)
  return { written, bare, look: otherLook(bare, unify(bare)) }
}

function fold(stretch: string): { written: string; bare: string } {
  const visible = stretch.replace(INVISIBLE, '').normalize('NFKC')
  const cased = visible.toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ')
  // What composition leaves over was piled on: no language writes it.
  const written = cased.replace(COMMON_MARKS, '')
  return { written, bare: written.normalize('NFD').replace(COMMON_MARKS, '').normalize('NFC') }
}

/** Letters that everybody types look like nothing else; figures do where they stand among letters. */
function otherLook(bare: string, look: string): string | null {
  if (LATIN_WORD.test(bare) || FIGURE.test(bare)) return null
  const united = unifyPairs(look)
  return united === bare ? null : united
}

/** What each letter looks like; pairs that look like one letter at last. */
function unify(bare: string): string {
  let look = ''
  for (const letter of bare) look += letterOf(letter).like
  return unifyPairs(look)
}

function unifyPairs(look: string): string {
  return look.includes('rn') || look.includes('vv') ? unifyLookalikes(look) : look
}

/** What a listed word looks like, to be compared with what words of a text look like. */
export function lookOf({ bare }: SplitWord): string {
  return unify(bare)
}
