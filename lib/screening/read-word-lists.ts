import { db } from '@/lib/db/client'
import { currentWords } from './keep-words'
import type { WordMatcher } from './words'

/** The word lists; asking for them throws where they could not be read. */
export type WordLists = () => WordMatcher

/**
 * Reads the word lists before a transaction begins: whatever makes them ready holds up nobody who writes, and a failure
 * of theirs is a failure of their rules, not of the comment.
 */
export async function readWordLists(): Promise<WordLists> {
  try {
    const matcher = await currentWords(db())
    return () => matcher
  } catch (cause) {
    return () => {
      throw new Error('The word lists could not be read.', { cause })
    }
  }
}
