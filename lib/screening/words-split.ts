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
/** Small Cyrillic and Greek letters that neither compose nor come apart. */
const SETTLED = /^[a-z\u0430-\u0438\u043a-\u044f\u03b1-\u03c1\u03c3-\u03c9]+$/
const INVISIBLE = /\p{Default_Ignorable_Code_Point}+/gu
/** Marks that belong to no script in particular: accents, strokes, the short vowels of Arabic. */
const COMMON_MARKS = /(?=\p{M})\p{Script=Inherited}/gu

/** The same words come again and again, and composing is slow. */
const KEPT_FORMS = new Map<string, Forms>()
const MAX_KEPT = 10_000
const MAX_KEPT_UNITS = 24

/** Bounded by the letters that there are. */
const LIKES = new Map<string, string>()

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
  const { written, bare, look } = plainForms(word.toLowerCase())
  return { from, to: from + word.length, written, bare, look, isApart: false }
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

/** Letters that everybody types look like nothing else; figures do where they stand among letters. */
function plainForms(written: string): Forms {
  const isMixed = !LATIN_WORD.test(written) && !FIGURE.test(written)
  return { written, bare: written, look: isMixed ? otherLook(written) : null }
}

function otherLook(bare: string): string | null {
  const look = unify(bare)
  return look === bare ? null : look
}

/** The same as unifying all of it, letter by letter, each looked up once; pairs that look like one letter at last. */
function unify(bare: string): string {
  let look = ''
  for (const letter of bare) {
    let like = LIKES.get(letter)
    if (like === undefined) {
      like = unifyLookalikes(letter)
      LIKES.set(letter, like)
    }
    look += like
  }
  return look.includes('rn') || look.includes('vv') ? unifyLookalikes(look) : look
}

function formsOf(stretch: string, isUnspaced: boolean): Forms {
  if (!HAS_OTHER.test(stretch)) return plainForms(stretch.toLowerCase())
  if (stretch.length > MAX_KEPT_UNITS) return makeForms(stretch, isUnspaced)
  const kept = KEPT_FORMS.get(stretch)
  if (kept) return kept
  if (KEPT_FORMS.size >= MAX_KEPT) KEPT_FORMS.clear()
  const forms = makeForms(stretch, isUnspaced)
  KEPT_FORMS.set(stretch, forms)
  return forms
}

function makeForms(stretch: string, isUnspaced: boolean): Forms {
  const small = stretch.toLowerCase()
  if (SETTLED.test(small)) return { written: small, bare: small, look: otherLook(small) }
  const visible = stretch.replace(INVISIBLE, '').normalize('NFKC')
  const cased = visible.toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ')
  // What composition leaves over was piled on: no language writes it.
  const written = cased.replace(COMMON_MARKS, '')
  if (isUnspaced) return { written, bare: written, look: null }
  if (!HAS_OTHER.test(written)) return plainForms(written)
  const open = written.normalize('NFD')
  const bare = open === written ? written : open.replace(COMMON_MARKS, '').normalize('NFC')
  return { written, bare, look: LATIN_WORD.test(bare) ? null : otherLook(bare) }
}

/** What a listed word looks like, to be compared with what words of a text look like. */
export function lookOf({ bare }: SplitWord): string {
  return unify(bare)
}
