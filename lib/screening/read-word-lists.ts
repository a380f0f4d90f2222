import { db } from '@/lib/db/client'
import { currentWords, lastWords } from './keep-words'
import type { WordMatcher } from './words'

/** The word lists for one comment. */
export type WordLists = {
  /** @throws {Error} where they could not be read */
  matcher: () => WordMatcher
  /** Makes sure that they were read at the state that the transaction which stores the comment finds. */
  confirm: (state: string) => void
}

/** Nobody changes the lists so often that a comment would meet it each time; then it is judged by those it met last. */
const MAX_TRIES = 3

class ListsChanged extends Error {
  override readonly name = 'ListsChanged'
}

/**
 * Does `work`, which writes, with the word lists; once more where they have changed before it had confirmed them. They
 * are read before a transaction begins: whatever makes them ready holds up nobody who writes, and a failure of theirs is
 * a failure of their rules, not of the comment. Asking in the transaction whether they are current costs a tenth of
 * asking before it.
 */
export async function withWordLists<T>(work: (lists: WordLists) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work(await readWordLists(tries))
    } catch (error) {
      if (!(error instanceof ListsChanged)) throw error
    }
  }
}

async function readWordLists(tries: number): Promise<WordLists> {
  try {
    if (tries > 1) await currentWords(db())
    const kept = await lastWords(db())
    return {
      matcher: () => kept.words,
      confirm: (state) => {
        if (tries < MAX_TRIES && state !== kept.state) throw new ListsChanged()
      },
    }
  } catch (cause) {
    const matcher = () => {
      throw new Error('The word lists could not be read.', { cause })
    }
    return { matcher, confirm: () => undefined }
  }
}
