import { expect, test } from 'vitest'
import { fastestRunMs } from '@/lib/text/fastest-run'
import { nearestPassage } from './nearest-passage'

function nearest(text: string, passage: string): string | null {
  const found = nearestPassage([{ key: 'source', text }], passage)
  return found && text.slice(found.span.start, found.span.end)
}

test('one other word still finds what was meant', () => {
  expect(nearest('Trump or America.', 'Trump and America.')).toBe('Trump or America.')
})

test('only the stretch that was meant is offered, in whole words with its closing mark', () => {
  const text = 'First things first. The quick brown fox “jumps — over the lazy dog!” And then it sleeps.'

  expect(nearest(text, 'quick brown fix "jumps - over a lazy do')).toBe('quick brown fox “jumps — over the lazy dog!”')
})

test('a missing, an added and a misspelt word are forgiven', () => {
  const text = 'We left them unchecked for four years, and nobody said a word about it.'

  expect(nearest(text, 'left unchecked for four whole yeers')).toBe('left them unchecked for four years,')
})

test('Japanese, which has no spaces, is compared by the character', () => {
  expect(nearest('吾輩は猫である。名前はまだ無い。どこで生れたか', '名前はまだない')).toBe('名前はまだ無い。')
})

test('nothing is offered when less than half of the words agree', () => {
  expect(nearest('Trump or America.', 'Bananas grow on tall trees')).toBeNull()
  expect(nearest('One two three four five.', 'one two 3 4 5')).toBeNull()
  expect(nearest('', 'Anything at all')).toBeNull()
  expect(nearest('Anything at all', ' ')).toBeNull()
})

test('of several texts the nearest one is named', () => {
  const texts = [
    { key: 3, text: 'the cat sat on a hat' },
    { key: 7, text: 'He wrote: the cat sat on the mat.' },
    { key: 9, text: 'the cat sat on the mat too' },
  ]

  expect(nearestPassage(texts, 'The cat sat on the mad')).toMatchObject({ key: 7, span: { start: 10, end: 33 } })
})

test('REDOS-1 600 characters against 5,000 take 20 ms, also without spaces', () => {
  const words = Array.from({ length: 900 }, (_, index) => `w${(index * 7919) % 613}x`).join(' ')
  const characters = Array.from({ length: 5000 }, (_, index) =>
    String.fromCharCode(0x4e00 + ((index * 7919) % 613)),
  ).join('')
  const search = (text: string) => fastestRunMs(() => nearestPassage([{ key: 1, text }], `${text.slice(700, 1298)} ?`))

  expect(search(words)).toBeLessThan(20)
  expect(search(characters)).toBeLessThan(40)
})
