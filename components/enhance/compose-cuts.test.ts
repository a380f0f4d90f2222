import { expect, test } from 'vitest'
import { beginShortening, followChange, passagesLeft } from './compose-cuts.client'

const WHOLE = 'The first boat left at six, unhappy but punctual. Nobody waved. The gulls did.'

/** The passages left after each text in turn was what stood in the field. */
function leave(passages: string[], ...texts: string[]): string[] {
  const shortened = texts.reduce((before, text) => followChange(before, text, text.length), beginShortening(passages))
  return passagesLeft(shortened)
}

test('words taken away at an end leave one passage', () => {
  expect(leave([WHOLE], 'Nobody waved. The gulls did.')).toEqual(['Nobody waved. The gulls did.'])
  expect(leave([WHOLE], WHOLE.slice(0, 26))).toEqual(['The first boat left at six'])
  expect(leave([WHOLE], WHOLE)).toEqual([WHOLE])
})

test('words taken out of the middle leave a joint, as often as it is done', () => {
  const once = WHOLE.replace('Nobody waved. ', '')
  const twice = once.replace(', unhappy but punctual', '')

  expect(leave([WHOLE], once)).toEqual(['The first boat left at six, unhappy but punctual.', 'The gulls did.'])
  expect(leave([WHOLE], once, twice)).toEqual(['The first boat left at six', 'The gulls did.'])
})

test('taken out letter by letter is the same as at once', () => {
  const letters = Array.from('Nobody waved. ', (_, index) => WHOLE.replace('Nobody waved. '.slice(0, index + 1), ''))

  expect(leave([WHOLE], ...letters)).toEqual(leave([WHOLE], WHOLE.replace('Nobody waved. ', '')))
})

test('a word is not cut in halves: what says the opposite is not left of it', () => {
  expect(leave([WHOLE], WHOLE.replace('un', ''))).toEqual([WHOLE])
  expect(leave([WHOLE], 'happy but punctual')).toEqual(['unhappy but punctual'])
})

test('what is undone is verbatim again', () => {
  expect(leave([WHOLE], WHOLE.replace('Nobody waved. ', ''), WHOLE)).toEqual([WHOLE])
})

test('joints that are there stay, and a joint typed by hand is one', () => {
  const joined = ['Nobody waved.', 'The gulls did.']

  expect(leave(joined, 'Nobody waved. The gulls did.')).toEqual(joined)
  expect(leave([WHOLE], WHOLE.replace('unhappy but punctual. Nobody', '[...]'))).toEqual([
    'The first boat left at six,',
    'waved. The gulls did.',
  ])
})

test('words that somebody adds are there as typed, for the server to refuse', () => {
  expect(leave([WHOLE], WHOLE.replace('Nobody', 'Everybody'))).toEqual([WHOLE.replace('Nobody', 'Everybody')])
})

test('where words have no spaces between them a cut is where it was made', () => {
  expect(leave(['夜の船は六時に出た。鴎が鳴いた。'], '夜の船は出た。鴎が鳴いた。')).toEqual([
    '夜の船は',
    '出た。鴎が鳴いた。',
  ])
})

test('of two ways to take the same words out, it is the one at the caret', () => {
  const whole = beginShortening(['The boat left and the boys left again.'])

  expect(passagesLeft(followChange(whole, 'The boat left again.', 8))).toEqual(['The boat', 'left again.'])
  expect(passagesLeft(followChange(whole, 'The boat left again.', 13))).toEqual(['The boat left', 'again.'])
})
