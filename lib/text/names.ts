import { countGraphemes } from './graphemes'
import { unifyLookalikes } from './lookalikes'
import { scriptFault } from './scripts'

/** Longer ones are no names; composing hostile text would take quadratic time. */
const MAX_NAME_UNITS = 240
const MIN_NAME_GRAPHEMES = 2
const MAX_NAME_GRAPHEMES = 30

const RESERVED = [
  'admin,administrator,admins,anonymous,article,articles,author,bot,comment,comments,deleted,editor,editors,engawa',
  'erased,everyone,guest,help,helpdesk,me,mod,moderate,moderation,moderator,moderators,mods,news,newsroom,nobody,null',
  'official,owner,postmaster,publisher,reader,readers,root,security,staff,superuser,support,system,team,undefined',
  'unknown,webmaster,withdrawn',
]
  .join(',')
  .split(',')
const RESERVED_KEYS = new Set(RESERVED.map(nameKey))

/** Words that speak for the house wherever they stand in a name. */
const HOUSE_WORDS = new Set(
  'admin,administrator,editor,editors,engawa,mod,moderator,moderators,newsroom,official,staff'.split(',').map(nameKey),
)

const FAULTS: { isFaulty: (name: string) => boolean; says: string }[] = [
  {
    isFaulty: (name) => countGraphemes(name) < MIN_NAME_GRAPHEMES || countGraphemes(name) > MAX_NAME_GRAPHEMES,
    says: `A name has ${MIN_NAME_GRAPHEMES} to ${MAX_NAME_GRAPHEMES} characters.`,
  },
  {
    isFaulty: (name) => /[^\p{L}\p{N}\p{M} ._\-'’]|\p{Default_Ignorable_Code_Point}/u.test(name),
    says: "A name consists of letters, digits, spaces and . _ - '",
  },
  {
    isFaulty: (name) => !/^[\p{L}\p{N}](?:.*[\p{L}\p{N}\p{M}])?$/su.test(name),
    says: 'A name begins and ends with a letter or a digit.',
  },
  { isFaulty: (name) => name.includes('  '), says: 'A name has no two spaces in a row.' },
  { isFaulty: (name) => /\p{M}{3}/u.test(name), says: 'A name has at most 2 marks on a letter.' },
  { isFaulty: (name) => RESERVED_KEYS.has(nameKey(name)) || speaksForTheHouse(name), says: 'This name is reserved.' },
]

function speaksForTheHouse(name: string): boolean {
  return name.split(/[ ._-]+/).some((word) => HOUSE_WORDS.has(nameKey(word)))
}

/**
 * The form in which names must be unique: what looks alike, but for case, accents, spaces and punctuation, is equal.
 *
 * @see https://unicode.org/reports/tr39/#Confusable_Detection
 */
export function nameKey(name: string): string {
  const folded = name.slice(0, MAX_NAME_UNITS).normalize('NFKC').toUpperCase().toLowerCase().normalize('NFD')
  const letters = folded.replace(/[\u0300-\u036f]|[^\p{L}\p{N}\p{M}]/gu, '')
  return unifyLookalikes(letters).normalize('NFC')
}

/** Says what keeps a name from being taken, in sentences; none where it may be. */
export function nameFaults(name: string): string[] {
  if (name.length > MAX_NAME_UNITS) return [`A name has ${MIN_NAME_GRAPHEMES} to ${MAX_NAME_GRAPHEMES} characters.`]
  const composed = name.normalize('NFC')
  const faults = FAULTS.filter(({ isFaulty }) => isFaulty(composed)).map(({ says }) => says)
  if (faults.length > 0) return faults
  const mixed = scriptFault(composed)
  return mixed === null ? [] : [mixed]
}
