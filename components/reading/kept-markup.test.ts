import { expect, test } from 'vitest'
import { KeptMarkup } from './kept-markup'

const KB = 1_000

/** Finds markup of so many bytes, and says whether it had to be made. */
const isMade = (kept: KeptMarkup, key: string, bytes = KB) => {
  let made = false
  kept.find(key, () => {
    made = true
    return Buffer.alloc(bytes, key)
  })
  return made
}

test('what is found again under its key is the same buffer', () => {
  const kept = new KeptMarkup(100 * KB)

  const [first, again] = [kept.find('a', () => Buffer.from('<p>')), kept.find('a', () => Buffer.from('<b>'))]

  expect(again).toBe(first)
  expect(String(kept.find('b', () => Buffer.from('<b>')))).toBe('<b>')
})

test('it never holds more than its bound', () => {
  const kept = new KeptMarkup(20 * KB)
  for (let number = 0; number < 100; number++) isMade(kept, `a${number}`)

  const stillThere = Array.from({ length: 100 }, (_, number) => number).filter((number) => !isMade(kept, `a${number}`))

  expect(stillThere.length * KB).toBeLessThan(20 * KB)
})

test('what is wanted again and again stays, what is not goes', () => {
  const kept = new KeptMarkup(20 * KB)
  isMade(kept, 'wanted')
  isMade(kept, 'once')

  let made = 0
  for (let number = 0; number < 50; number++) {
    isMade(kept, `a${number}`)
    if (isMade(kept, 'wanted')) made += 1
  }

  expect(made).toBe(0)
  expect(isMade(kept, 'once')).toBe(true)
})

test('what is larger than half of the bound is not kept, and drives nothing out', () => {
  const kept = new KeptMarkup(20 * KB)
  isMade(kept, 'small')

  expect(isMade(kept, 'large', 12 * KB)).toBe(true)

  expect([isMade(kept, 'large', 12 * KB), isMade(kept, 'small')]).toEqual([true, false])
})
