import { lookOf, type SplitWord, splitWords } from './words-split'

/** A word or a phrase of one of the two lists. */
export type ListedWords = { list: 'banned' | 'watched'; words: string }

/** Where listed words stand in a text, in UTF-16 code units, `to` exclusive. */
export type FoundWords = ListedWords & { from: number; to: number }

/** Looks for all listed words in one text. */
export type WordMatcher = {
  /** Each entry that a text holds, once, in the order of the text. */
  find: (text: string) => ListedWords[]
}

/** The same, with every place of them. */
export type WordFinder = WordMatcher & { places: (text: string) => FoundWords[] }

/** Entries by their words, one word after the other; `stems` by the beginning of their last word. */
type Branch = {
  ends: number[] | null
  next: Map<string, Branch> | null
  /** by their first two characters: most words begin like none of them */
  stems: Map<string, Stems> | null
}
/** Stems that begin alike; their lengths, shortest first. */
type Stems = { entries: Map<string, number[]>; lengths: number[] }

type Tree = { root: Branch; wordOf: (word: SplitWord) => string }
type Index = { entries: ListedWords[]; isAccented: boolean[]; written: Tree; looks: () => Tree }
type Hit = { entry: number; from: number; to: number }

/**
 * Gets lists of words ready to be looked for: whole words, with the same accents or none, or with any where the entry has
 * none; whatever a text does to look the same. `spam*` stands for every word that begins so.
 */
export function compileWords(entries: ListedWords[]): WordFinder {
  const isAccented: boolean[] = []
  const written: Tree = { root: newBranch(), wordOf: (word) => word.written }
  for (const [number, { words }] of entries.entries()) isAccented[number] = addWritten(written.root, words, number)
  // Few texts hold words that look like others.
  let looks: Tree | null = null
  const index: Index = { entries, isAccented, written, looks: () => (looks ??= looksOf(entries, isAccented)) }
  return { find: (text) => findEntries(index, text), places: (text) => findPlaces(index, text) }
}

/** The form by which two entries are one and the same. */
export function wordsKey(words: string): string {
  const key = splitWords(words)
    .map(({ written, isApart }, at) => (isApart && at > 0 ? `|${written}` : written))
    .join(' ')
  return isStem(words) ? `${key}*` : key
}

function isStem(words: string): boolean {
  return words.trimEnd().endsWith('*')
}

/** @returns whether it is written with accents */
function addWritten(root: Branch, entry: string, number: number): boolean {
  const words = splitWords(entry)
  addPath(
    root,
    keysOf(words, ({ written }) => written),
    number,
    isStem(entry),
  )
  if (!words.some(hasAccent)) return false
  addPath(
    root,
    keysOf(words, ({ bare }) => bare),
    number,
    isStem(entry),
  )
  return true
}

/** An entry with accents is no other word without them, however that looks. */
function looksOf(entries: ListedWords[], isAccented: boolean[]): Tree {
  const root = newBranch()
  for (const [number, { words }] of entries.entries())
    if (!isAccented[number]) addPath(root, keysOf(splitWords(words), lookOf), number, isStem(words))
  return { root, wordOf: ({ look, bare }) => look ?? bare }
}

function keysOf(words: SplitWord[], wordOf: (word: SplitWord) => string): string[] {
  return words.map((word, at) => stepKey(word, wordOf(word), at === 0))
}

/** Characters of a script without spaces belong together only where no punctuation comes between them. */
function stepKey({ isApart }: SplitWord, word: string, isFirst: boolean): string {
  return isApart && !isFirst ? `|${word}` : word
}

function newBranch(): Branch {
  return { ends: null, next: null, stems: null }
}

function addPath(root: Branch, keys: string[], number: number, stem: boolean): void {
  const last = keys.at(-1)
  if (last === undefined) return
  let branch = root
  for (const key of stem ? keys.slice(0, -1) : keys) {
    branch.next ??= new Map()
    const next = branch.next.get(key) ?? newBranch()
    branch.next.set(key, next)
    branch = next
  }
  if (stem) addStem(branch, last, number)
  else branch.ends = [...(branch.ends ?? []), number]
}

function addStem(branch: Branch, stem: string, number: number): void {
  branch.stems ??= new Map()
  const head = stem.slice(0, HEAD_UNITS)
  const { entries, lengths } = branch.stems.get(head) ?? { entries: new Map<string, number[]>(), lengths: [] }
  entries.set(stem, [...(entries.get(stem) ?? []), number])
  const all = lengths.includes(stem.length) ? lengths : [...lengths, stem.length].sort((a, b) => a - b)
  branch.stems.set(head, { entries, lengths: all })
}

function findEntries(index: Index, text: string): ListedWords[] {
  const found = new Set(hitsIn(index, text).map(({ entry }) => entry))
  return [...found].flatMap((number) => index.entries[number] ?? [])
}

function findPlaces(index: Index, text: string): FoundWords[] {
  return hitsIn(index, text).flatMap(({ entry, from, to }) => {
    const listed = index.entries[entry]
    return listed ? [{ list: listed.list, words: listed.words, from, to }] : []
  })
}

/** Every entry at every place, in the order of the text; an entry at one place once. */
function hitsIn(index: Index, text: string): Hit[] {
  const words = splitWords(text)
  const { written, looks, isAccented } = index
  const hits = walkAll(written, words, () => true)
  if (words.some(hasAccent)) {
    const bare = { root: written.root, wordOf: (word: SplitWord) => word.bare }
    hits.push(...walkAll(bare, words, (entry, stretch) => !isAccented[entry] && stretch.some(hasAccent)))
  }
  if (words.some(hasLook)) hits.push(...walkAll(looks(), words, (_, stretch) => stretch.some(hasLook)))
  if (hits.length < 2) return hits
  const places = new Map(hits.map((hit) => [`${hit.entry} ${hit.from} ${hit.to}`, hit]))
  return [...places.values()].sort((a, b) => a.from - b.from || a.to - b.to || a.entry - b.entry)
}

const hasAccent = ({ written, bare }: SplitWord) => written !== bare
const hasLook = ({ look }: SplitWord) => look !== null

/** Says of an entry whether the words that it was found in may be meant by it. */
type Accept = (entry: number, stretch: SplitWord[]) => boolean

function walkAll(tree: Tree, words: SplitWord[], accept: Accept): Hit[] {
  const hits: Hit[] = []
  for (const start of words.keys()) walkFrom(tree, words, start, accept, hits)
  return hits
}

/** From one word as far as entries go on: no further than the longest of them. */
function walkFrom({ root, wordOf }: Tree, words: SplitWord[], start: number, accept: Accept, hits: Hit[]): void {
  let branch: Branch | undefined = root
  for (let at = start; branch; at++) {
    const word = words[at]
    if (!word) return
    const key = stepKey(word, wordOf(word), at === start)
    const next: Branch | undefined = branch.next?.get(key)
    const stems = stemsOf(branch, key)
    const ends = next?.ends ? [...next.ends, ...stems] : stems
    if (ends.length > 0) {
      const [stretch, from] = [words.slice(start, at + 1), words[start]?.from ?? word.from]
      hits.push(...ends.filter((entry) => accept(entry, stretch)).map((entry) => ({ entry, from, to: word.to })))
    }
    branch = next
  }
}

const NONE: number[] = []
const HEAD_UNITS = 2

function stemsOf({ stems }: Branch, word: string): number[] {
  if (!stems) return NONE
  const found = stemsAmong(stems.get(word.slice(0, HEAD_UNITS)), word)
  const isShort = word.length < HEAD_UNITS
  const single = isShort ? NONE : stemsAmong(stems.get(word.slice(0, 1)), word)
  return single.length > 0 ? [...found, ...single] : found
}

function stemsAmong(stems: Stems | undefined, word: string): number[] {
  if (!stems) return NONE
  let found = NONE
  for (const length of stems.lengths) {
    if (length > word.length) break
    const entries = stems.entries.get(word.slice(0, length))
    if (entries) found = [...found, ...entries]
  }
  return found
}
