import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excerptOf } from './excerpt'
import { answersSearch, findPhrases } from './find-phrases'
import { isGraphemeBoundary } from './graphemes'
import { parseSearch } from './parse-search'

const wanted = (typed: string) => parseSearch(typed).wanted
/** An excerpt with its marks as brackets. */
const show = (text: string, typed: string) =>
  excerptOf(text, wanted(typed))
    .map((part) => (part.match ? `[${part.text}]` : part.text))
    .join('')

describe('an excerpt', () => {
  test('marks every word and phrase as it is written, and whole words alone', () => {
    expect(show('The LAMP, a lamplight and a lämp\non the east\n\npier.', 'lamp "east pier"')).toBe(
      'The [LAMP], a lamplight and a [lämp] on the [east pier].',
    )
  })

  test('marks what overlaps once', () => {
    expect(show('東京都の夜', '東京 京都')).toBe('[東京都]の夜')
  })

  test('begins some words before the first match and ends after others, cut between words', () => {
    const text = `${'before '.repeat(60)}lamp ${'after '.repeat(60)}`

    const parts = excerptOf(text, wanted('lamp'))

    expect(parts.map(({ match }) => match)).toEqual([false, true, false])
    expect(parts[0]?.text).toMatch(/^… (before ){8,10}$/)
    expect(parts[2]?.text).toMatch(/^ (after ){15,30}…$/)
  })

  test('is the beginning of a text that holds none of the words', () => {
    expect(show('A short text.', 'lamp')).toBe('A short text.')
  })

  test('never cuts a character in two', () => {
    const character = fc.constantFrom('👨‍👩‍👧‍👦', 'e\u0301', 'が', '東', '🇯🇵', 'a', ' ', 'lamp ')
    fc.assert(
      fc.property(fc.array(character, { minLength: 100, maxLength: 400 }), (characters) => {
        const text = characters.join('').replace(/\s+/g, ' ').trim()

        const shown = excerptOf(text, wanted('lamp'))
          .map((part) => part.text)
          .join('')
          .replace(/^… | …$/g, '')

        const at = text.indexOf(shown)
        expect(at).toBeGreaterThanOrEqual(0)
        expect([isGraphemeBoundary(text, at), isGraphemeBoundary(text, at + shown.length)]).toEqual([true, true])
      }),
      { numRuns: 200 },
    )
  })
})

test('a text answers a search when it holds all that is wanted and nothing else', () => {
  const answers = (text: string, typed: string) => answersSearch(text, parseSearch(typed))

  expect([
    answers('A red lamp.', 'lamp red'),
    answers('A red lamp.', '"lamp red"'),
    answers('A red lamp.', 'lamp -red'),
    answers('A lamp.', 'lamp -red'),
  ]).toEqual([true, false, false, true])
})

test('phrases are found in a text of 20,000 characters in a few milliseconds', () => {
  const text = 'lamp '.repeat(4_000)
  const phrases = wanted('"lamp lamp lamp lamp lamp lamp" '.repeat(6))

  const began = performance.now()
  findPhrases(text, phrases)

  expect(performance.now() - began).toBeLessThan(500)
})
