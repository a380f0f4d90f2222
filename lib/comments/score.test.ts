import { expect, test } from 'vitest'
import { recommendedScore } from './score'

test('a score is the lower bound of Wilson’s interval at 1.2816', () => {
  const scores = [
    [1, 0],
    [10, 0],
    [1, 1],
    [10, 2],
    [100, 1],
  ].map(([positive = 0, negative = 0]) => recommendedScore(positive, negative))

  // Worked out apart from this code, as the roots of (share − x)² = z² x (1 − x) / n; without negatives n / (n + z²).
  expect(scores[0]).toBeCloseTo(1 / (1 + 1.64249856), 10)
  expect(scores[1]).toBeCloseTo(10 / 11.64249856, 10)
  expect(scores[2]).toBeCloseTo(0.1642447527, 9)
  expect(scores[3]).toBeCloseTo(0.6578049717, 9)
  expect(scores[4]).toBeCloseTo(0.9674788635, 9)
})

test('what nobody recommends has none, also where it was reported', () => {
  expect([recommendedScore(0, 0), recommendedScore(0, 5)]).toEqual([0, 0])
})

test('one more recommendation raises it, one more report lowers it, and it stays below the whole', () => {
  for (let positive = 1; positive <= 60; positive++) {
    for (let negative = 0; negative <= 20; negative++) {
      const score = recommendedScore(positive, negative)

      expect(recommendedScore(positive + 1, negative)).toBeGreaterThan(score)
      expect(recommendedScore(positive, negative + 1)).toBeLessThan(score)
      expect(score).toBeGreaterThan(0)
      expect(score).toBeLessThan(positive / (positive + negative))
    }
  }
})
