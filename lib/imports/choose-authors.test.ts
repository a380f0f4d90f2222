import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseAuthors } from './choose-authors'

const SPAN = 12

/** Every allowed choice of author lines, tried one by one. */
function everyChoice(size: number): boolean[][] {
  const found: boolean[][] = []
  for (let bits = 0; bits < 1 << size; bits += 1) {
    const isAuthor = Array.from({ length: size }, (_, index) => ((bits >> index) & 1) === 1)
    const isAllowed = isAuthor[0] && !isAuthor[size - 1] && !isAuthor.some((is, index) => is && isAuthor[index + 1])
    if (isAllowed) found.push(isAuthor)
  }
  return found
}

const total = (scores: number[], isAuthor: boolean[]) =>
  scores.reduce((sum, score, index) => (isAuthor[index] ? sum + score : sum), 0)
const countOf = (isAuthor: boolean[]) => isAuthor.filter(Boolean).length
const scoreLists = fc.array(fc.integer({ min: -9, max: 8 }), { minLength: 2, maxLength: 11 })

test('the best reading, its margins and the likeliest count agree with trying every reading', () => {
  fc.assert(
    fc.property(scoreLists, fc.integer({ min: 1, max: 5 }), (scores, count) => {
      const all = everyChoice(scores.length)
      const allowed = all.filter((choice) => countOf(choice) === count)

      const choice = chooseAuthors(scores, count, SPAN)

      if (allowed.length === 0) return choice === null
      const best = Math.max(...allowed.map((one) => total(scores, one)))
      const bestOfAll = Math.max(...all.map((one) => total(scores, one)))
      const margins = scores.map((_, line) => {
        const flipped = allowed.filter((one) => one[line] !== choice?.isAuthor[line])
        return Math.min(SPAN, best - Math.max(Number.NEGATIVE_INFINITY, ...flipped.map((one) => total(scores, one))))
      })
      expect(allowed).toContainEqual(choice?.isAuthor)
      expect(total(scores, choice?.isAuthor ?? [])).toBe(best)
      expect(choice?.margins).toEqual(margins)
      expect(choice?.countGap).toBe(bestOfAll - best)
      expect(total(scores, choice?.isLikelyAuthor ?? [])).toBe(bestOfAll)
      expect(countOf(choice?.isLikelyAuthor ?? [])).toBe(choice?.likeliestCount)
    }),
    { numRuns: 3000 },
  )
})

test('a count that no reading has is answered with null', () => {
  expect(chooseAuthors([5, -5, 5, -5], 3, SPAN)).toBeNull()
  expect(chooseAuthors([5, -5], 0, SPAN)).toBeNull()
  expect(chooseAuthors([], 1, SPAN)).toBeNull()
})

test('40,000 lines with 10,000 authors are read within two seconds', () => {
  const scores = Array.from({ length: 40_000 }, (_, line) => (line % 4 === 0 ? 4 : -((line * 7) % 9)))
  const started = performance.now()

  const choice = chooseAuthors(scores, 10_000, SPAN)

  expect(choice?.isAuthor.filter(Boolean)).toHaveLength(10_000)
  expect(performance.now() - started).toBeLessThan(2000)
})
