import { expect, test } from 'vitest'
import { depthOf, endOf, numberOf, starterOf, threadPathOf } from './thread-path'

test('a path is the path of what is answered and one’s own number', () => {
  const path = threadPathOf(threadPathOf(threadPathOf(null, 9), 15), 120)

  expect(path).toBe('000009000015000120')
  expect([depthOf(path), numberOf(path), starterOf(path)]).toEqual([2, 120, '000009'])
  expect([depthOf('000009'), depthOf('')]).toEqual([0, 0])
})

test('paths sort as a threaded page is read, and what stands beneath one lies between it and its end', () => {
  const [nine, answer, deeper, later, ten] = [[9], [9, 15], [9, 15, 120], [9, 16], [10]].map((numbers) =>
    numbers.reduce<string | null>(threadPathOf, null),
  )

  const inOrder = [nine, answer, deeper, later, ten]
  expect([...inOrder].reverse().sort()).toEqual(inOrder)
  expect([nine, answer, deeper, later, ten].map((path) => (path ?? '') < endOf('000009'))).toEqual([
    true,
    true,
    true,
    true,
    false,
  ])
})

test('answers deeper than twenty levels stand beside each other on the twentieth', () => {
  const numbers = Array.from({ length: 25 }, (_, index) => index + 1)

  const paths: string[] = []
  for (const number of numbers) paths.push(threadPathOf(paths.at(-1) ?? null, number))

  expect(paths.map(depthOf)).toEqual([...Array(20).keys(), 19, 19, 19, 19, 19])
  expect(new Set(paths).size).toBe(25)
  expect(paths[24]?.slice(0, -6)).toBe(paths[19]?.slice(0, -6))
})
