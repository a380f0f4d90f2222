import { hash } from 'node:crypto'
import { unifyLookalikes } from '@/lib/text/lookalikes'
import { splitWords } from './words-split'

const CHARACTERS = 12
/** Emoji, currencies, signs of sums: who answers 👍 and then 👎 does not say the same. */
const SIGNS = /\p{S}/gu
/** Between figures it tells one number from two. */
const IDLE_SPACE = /(?<!\d) | (?!\d)/g

/**
 * Stands beside a comment for its own words (72 bits): the same words have the same, however their case, space,
 * punctuation, accents or look-alike letters differ.
 */
export function wordsHash(ownWords: string): string {
  return hash('sha256', fold(ownWords), 'base64url').slice(0, CHARACTERS)
}

function fold(text: string): string {
  const bare = splitWords(text).map((word) => word.bare)
  const words = unifyLookalikes(bare.join(' ').replace(IDLE_SPACE, ''))
  const signs = text.match(SIGNS)?.join('') ?? ''
  // What has neither is punctuation: all that it says.
  return words + signs === '' ? text.replace(/\s+/g, '') : `${words} ${signs}`
}
