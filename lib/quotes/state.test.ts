import { expect, test } from 'vitest'
import { seeQuote } from './state'

const words = 'The bell rang twice.'
const standing = { status: 'shown', isMuted: false, quotedText: words, currentText: words, start: 4, end: 8 } as const

test('words of a shown source are the slice of the quoted revision', () => {
  expect(seeQuote(standing)).toEqual({ state: 'shown', text: 'bell' })
})

test('words that the source no longer holds are shown as they were quoted, and said to be edited since', () => {
  expect(seeQuote({ ...standing, currentText: 'The bells rang twice.' })).toEqual({
    state: 'editedSince',
    text: 'bell',
  })
  expect(seeQuote({ ...standing, currentText: 'Twice rang the bell.' })).toEqual({ state: 'shown', text: 'bell' })
})

test('words of a muted reader are there to be folded', () => {
  expect(seeQuote({ ...standing, isMuted: true })).toEqual({ state: 'muted', text: 'bell' })
})

test.each([
  ['held', 'hidden'],
  ['removed', 'hidden'],
  ['withdrawn', 'withdrawn'],
] as const)('words of a %s source are not given out, whoever looks', (status, state) => {
  for (const isMuted of [true, false]) expect(seeQuote({ ...standing, status, isMuted })).toEqual({ state, text: null })
})
