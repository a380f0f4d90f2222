import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMarkdown, readMarked } from './read-marked'

const PIECES = [
  ...[
    'words',
    'of',
    'ferries.',
    'naïve',
    '渡し船',
    '42',
    '5.',
    '(9)',
    '-5',
    'a-b',
    '1)',
    '12.',
    '-',
    '+',
    '#',
    '##',
    '=',
  ],
  ...[
    '===',
    '---',
    '[x]',
    '[x]:',
    '![y](z)',
    '<b>',
    '&amp;',
    '& more',
    '"quoted"',
    'https://harbour.example/a_b',
    '|',
    '!',
  ],
  ...['>>9', '>>¶2', '>', '*', '**', '_', '~~', '`', '\\', '**bold**', '_soft_', '~~gone~~', '`code`', '\u00a0', '\t'],
]
const line = fc.oneof(
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...PIECES.slice(0, 29)), { maxLength: 6 }) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }) },
)
const indented = fc
  .tuple(
    fc.constantFrom('', '', '', '', ' ', '   ', '    ', '> ', '- ', '1. ', '  - '),
    line,
    fc.constantFrom('', '', '', ' ', '  '),
  )
  .map(([before, pieces, after]) => before + pieces.join(' ') + after)

test('what is read without the parser is what the parser reads', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(indented, fc.constant('')), { maxLength: 10 }), (lines) => {
      expect(readMarked(lines)).toEqual(readMarkdown(lines))
    }),
    { numRuns: 400 },
  )
})

test('any text at all is read alike', () => {
  const anything = fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 6 })
  fc.assert(
    fc.property(anything, (lines) => {
      const whole = lines.flatMap((one) => one.split(/\r\n?|\n/))
      expect(readMarked(whole)).toEqual(readMarkdown(whole))
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['a paragraph after a list item', ['- one', '', 'words'], ['list', 'paragraph']],
  ['what stands under the item by its indentation', ['- one', '', '  more of one'], ['list']],
  ['items around words', ['- one', '', 'words', '', '- two'], ['list', 'paragraph', 'list']],
  ['words after a quotation', ['> theirs', 'mine', '', 'mine too'], ['quotation', 'paragraph', 'paragraph']],
])('%s', (_, lines, kinds) => {
  expect(readMarked(lines).map(({ kind }) => kind)).toEqual(kinds)
})
