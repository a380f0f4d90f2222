import { expect, test } from 'vitest'
import { splitsWord } from './word-boundary'

/** The places of a text at which it may be cut, marked. */
function marked(text: string): string {
  const units = Array.from({ length: text.length + 1 }, (_, at) => (splitsWord(text, at) ? '' : '|') + text.charAt(at))
  return units.join('')
}

test.each([
  ['can’t go', '|can’t| |go|'],
  ["can't", "|can't|"],
  ['the dogs’ bowl', '|the| |dogs|’| |bowl|'],
  ['‘never’ again', '|‘|never|’| |again|'],
  ['non-violent', '|non-violent|'],
  ['co\u2011operate', '|co\u2011operate|'],
  ['now – go', '|now| |–| |go|'],
  ['wait--no', '|wait|-|-|no|'],
  ['un_happy', '|un_happy|'],
  ['un\u00adhappy', '|un\u00adhappy|'],
  ['نمی\u200cخواهم', '|نمی\u200cخواهم|'],
  ['3.5 or 1,000', '|3.5| |or| |1,000|'],
  ['12:30, 1/2, 3–5', '|12:30|,| |1/2|,| |3–5|'],
  ['at 5. So', '|at| |5|.| |So|'],
  ['is -5 or −5', '|is| |-5| |or| |−5|'],
  ['5% of', '|5%| |of|'],
  ['-$5 or 5 €', '|-$5| |or| |5| |€|'],
  ['<5% or .5', '|<5%| |or| |.5|'],
  ['12\u00a0000 dead', '|12\u00a0000| |dead|'],
  ['אי־אפשר', '|אי־אפשר|'],
  ['did‘nt', '|did‘nt|'],
  ['𞤀𞤣𞤤', '|𞤀𞤣𞤤|'],
  ['e\u0301te\u0301', '|e\u0301te\u0301|'],
  ['JR東日本', '|JR|東|日|本|'],
])('%s is cut at whole words', (text, expected) => {
  expect(marked(text).replace(/([\ud800-\udbff])\|([\udc00-\udfff])/g, '$1$2')).toBe(expected)
})
