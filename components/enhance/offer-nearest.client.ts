import { announce, findWriting, goOnWriting, onClick, type Root, replaceWords } from './page.client'
import { quoteLines } from './passage.client'

const PASSAGE = /(?:^>(?!>).*\n?)+/gm

/** "Did you mean": puts the true passage in the place of the one that was not. */
export function offerNearest(root: Root): void {
  const writing = findWriting(root)
  const button = root.querySelector<HTMLElement>('[data-use-nearest]')
  const nearest = root.querySelector('[data-nearest]')?.textContent
  if (!writing || !button || !nearest) return
  button.hidden = false
  onClick(root, '[data-use-nearest]', () => {
    const { body } = writing
    const meant = mostAlike(body.value, nearest)
    const words = `${quoteLines(nearest)}\n`
    replaceWords(body, meant === null ? `${words}${body.value}` : body.value.replace(meant, () => words))
    button.hidden = true
    goOnWriting(writing)
    announce('The passage is replaced.')
  })
}

/** The quoted lines that share most words with the true passage. */
function mostAlike(text: string, nearest: string): string | null {
  const wanted = new Set(wordsIn(nearest))
  const likeness = (passage: string) => wordsIn(passage).filter((word) => wanted.has(word)).length
  const passages = text.match(PASSAGE) ?? []
  return [...passages].sort((a, b) => likeness(b) - likeness(a))[0] ?? null
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
