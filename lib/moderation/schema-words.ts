import { z } from 'zod'

export const WORD_LISTS = ['banned', 'watched'] as const
export type WordListName = (typeof WORD_LISTS)[number]

export const MAX_LINES = 50_000
const MAX_TEXT_UNITS = 2_000_000
const MAX_TAKEN_OUT = 1_000

const List = z.enum(WORD_LISTS, { error: 'Please choose a list.' })
const Text = z.string().max(MAX_TEXT_UNITS, 'This is too much at once.')

/** Words for one of the lists, one entry a line. */
export const NewWords = z.strictObject({ list: List, words: Text })
export type NewWords = z.infer<typeof NewWords>

/** Words to be tried; without any, the list as it is. */
export const TriedWords = z.strictObject({ list: List, words: Text.default('') })
export type TriedWords = z.infer<typeof TriedWords>

/** Entries to be taken out; a form names them by its check boxes. */
export const WordIds = z
  .strictObject({ ids: z.array(z.string()).default([]), pick: z.string().default('') })
  .transform(({ ids, pick }) => [...ids, ...pick.split(' ')].filter((id) => id !== ''))
  .refine((ids) => ids.length > 0, 'Please tick what is to be taken out.')
  .refine((ids) => ids.length <= MAX_TAKEN_OUT, `At most ${MAX_TAKEN_OUT} entries at once.`)
