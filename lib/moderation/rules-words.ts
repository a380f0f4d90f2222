import { WORD_LISTS, type WordListName } from './schema-words'

/** The list that an address or a form names; the banned words where it names none. */
export function wordListOf(value: string | undefined): WordListName {
  return WORD_LISTS.find((list) => list === value) ?? 'banned'
}

/** The page of the word lists, opened at one of them, at what was looked for, or with words that were kept. */
export function deskWordsPath(open: { list?: WordListName; q?: string; after?: string; draft?: string } = {}): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(open)) if (value !== '') query.set(name, value)
  return query.size > 0 ? `/moderate/words?${query}` : '/moderate/words'
}
