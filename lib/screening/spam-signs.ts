import { splitWords } from './words-split'

/** What of a text may tell spam from other comments: a key, and how it is named to a moderator. */
export type Signs = Map<string, string>

/** Longer texts say no more of what they are. */
const MAX_WORDS = 5_000
const MAX_NAMED_UNITS = 30
const MIN_LETTERS = 12
const MIN_FIGURES = 7
const LINK = /(?:https?:\/\/|www\.)([\p{L}\p{N}.-]{1,253})/giu
const CAPITAL = /\p{Lu}/gu
const LETTER = /\p{L}/gu
const DIGIT = /\p{Nd}/gu
const REPEATED = /(\S)\1{3}/u
const MONEY = /[$€£¥₹₽]\s?\d|\d\s?[$€£¥₹₽]/u

/** The words of a text, each once, and what else is particular about it. */
export function signsOf(text: string): Signs {
  const signs: Signs = new Map()
  let before = ''
  for (const { written, bare, look, from, to } of splitWords(text).slice(0, MAX_WORDS)) {
    const key = look ?? bare
    const isLong = key.length > MAX_NAMED_UNITS
    // A single character says something only beside another one, as where words have no spaces.
    if (written.length === 1 && before.length === 1) signs.set(`w ${before}${key}`, `“${before}${key}”`)
    else if (written.length > 1 && !isLong) signs.set(`w ${key}`, `“${text.slice(from, to)}”`)
    before = key
  }
  addLinks(signs, text)
  addShape(signs, text)
  return signs
}

function addLinks(signs: Signs, text: string): void {
  let count = 0
  for (const [, host = ''] of text.matchAll(LINK)) {
    count++
    const place = host.toLowerCase().replace(/^www\.|\.$/g, '')
    if (count <= 10 && place.length <= 60) signs.set(`host ${place}`, `a link to ${place}`)
  }
  if (count > 0) signs.set('a link', 'a link')
  if (count > 2) signs.set('many links', 'many links')
}

function addShape(signs: Signs, text: string): void {
  const letters = countOf(text, LETTER)
  if (letters >= MIN_LETTERS && countOf(text, CAPITAL) * 2 > letters) signs.set('capitals', 'mostly capitals')
  if (countOf(text, DIGIT) >= MIN_FIGURES) signs.set('figures', 'many figures')
  if (REPEATED.test(text)) signs.set('repeated', 'a repeated character')
  if (MONEY.test(text)) signs.set('money', 'sums of money')
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
