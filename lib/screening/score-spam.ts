import { currentSpamModel } from './keep-spam-model'
import { type SpamScore, spamOf } from './spam'

/** How much words are like earlier spam, by what was learnt so far; null: nobody knows yet. */
export function scoreOf(words: string): SpamScore | null {
  const model = currentSpamModel()
  return model === null ? null : spamOf(model, words)
}
