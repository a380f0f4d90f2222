import { hash } from 'node:crypto'

const CHARACTERS = 12

/** Stands beside a comment for its own words (72 bits): the same words have the same. */
export function wordsHash(ownWords: string): string {
  return hash('sha256', ownWords, 'base64url').slice(0, CHARACTERS)
}
