import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block, Inline } from './blocks'
import { fastestRunMs } from './fastest-run'
import { cutQuotations, parseBody } from './parse-body'
import { plainText } from './plain-text'

function text(words: string): Inline {
  return { kind: 'text', text: words }
}

function paragraph(...children: Inline[]): Block {
  return { kind: 'paragraph', children }
}

const BREAK: Inline = { kind: 'break' }

test('in a plain source every line is a paragraph and nothing else is markup', () => {
  const blocks = parseBody('*One* >>9\n\n{{quote:0}}\n1. three', 'plain')

  expect(blocks).toEqual([paragraph(text('*One* >>9')), { kind: 'quote', position: 0 }, paragraph(text('1. three'))])
})

test('in a plain source lines after > are a quotation, each a paragraph without its mark', () => {
  const blocks = parseBody('Mine.\n> *two*\n  >three\n{{quote:0}}\n> four\nMine again.\n> {{quote:1}}', 'plain')

  expect(blocks).toEqual([
    paragraph(text('Mine.')),
    { kind: 'quotation', children: [paragraph(text('*two*')), paragraph(text('three'))] },
    { kind: 'quote', position: 0 },
    { kind: 'quotation', children: [paragraph(text('four'))] },
    paragraph(text('Mine again.')),
    { kind: 'quotation', children: [paragraph(text('{{quote:1}}'))] },
  ])
})

test('in a plain source a quotation in a quotation is one, and a cut stands as it was written', () => {
  expect(parseBody('> > a\n> b', 'plain')).toEqual([
    { kind: 'quotation', children: [{ kind: 'quotation', children: [paragraph(text('a'))] }, paragraph(text('b'))] },
  ])
  expect(parseBody('> 猫である。\n[...]\n> 名前はまだ無い。', 'plain')).toEqual([
    {
      kind: 'quotation',
      children: [paragraph(text('猫である。')), paragraph(text('[...]')), paragraph(text('名前はまだ無い。'))],
    },
  ])
})

test('in a plain source the line that names a source is words, and names nobody of what stands under it', () => {
  expect(parseBody('>>9\n> a\n>>9 yes', 'plain')).toEqual([
    paragraph(text('>>9')),
    { kind: 'quotation', children: [paragraph(text('a'))] },
    paragraph(text('>>9 yes')),
  ])
})

test('any lines of a plain source come out of the cut again, in order', () => {
  const piece = fc.constantFrom('>', '> ', '>>9', '>>p1', '[…]', '[...]', ' ', 'a', '{{quote:0}}')
  const line = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const out = cutQuotations(lines).flatMap((stretch) =>
        stretch.kind === 'words'
          ? stretch.lines
          : [...(stretch.naming === null ? [] : [stretch.naming]), ...stretch.lines],
      )

      expect(out).toHaveLength(lines.length)
      for (const [index, words] of out.entries()) expect(lines[index]?.endsWith(words)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('a quote stands where its token stands, and only a whole line is a token', () => {
  const blocks = parseBody('{{quote:0}}\nAgreed.\n{{quote:12}}\nSee {{quote:1}}\n> {{quote:2}}', 'marked')

  expect(blocks).toEqual([
    { kind: 'quote', position: 0 },
    paragraph(text('Agreed.')),
    { kind: 'quote', position: 12 },
    paragraph(text('See {{quote:1}}')),
    { kind: 'quotation', children: [paragraph(text('{{quote:2}}'))] },
  ])
})

test('a token that someone typed is words', () => {
  expect(parseBody('\\{{quote:3}}', 'marked')).toEqual([paragraph(text('{{quote:3}}'))])
})

test('emphasis, strong, strike, code and escapes are marked; a line break is a line break', () => {
  const blocks = parseBody('*a* __b__ ~~c~~ `d*` \\*e\\*\nf  \ng ~h~', 'marked')

  expect(blocks).toEqual([
    paragraph(
      { kind: 'emphasis', children: [text('a')] },
      text(' '),
      { kind: 'strong', children: [text('b')] },
      text(' '),
      { kind: 'strike', children: [text('c')] },
      text(' '),
      { kind: 'code', text: 'd*' },
      text(' *e*'),
      BREAK,
      text('f'),
      BREAK,
      text('g ~h~'),
    ),
  ])
})

test('lists are ordered or not, and hold lists', () => {
  const blocks = parseBody('- a\n- b\n\n  3. c', 'marked')

  const inner: Block = { kind: 'list', start: 3, items: [[paragraph(text('c'))]] }
  expect(blocks).toEqual([
    { kind: 'list', start: null, items: [[paragraph(text('a'))], [paragraph(text('b')), inner]] },
  ])
})

test.each([
  '# heading',
  '    code',
  '```\ncode\n```',
  '<b>html</b>',
  '<!-- x -->',
  '[link](https://)',
  '![image][x]',
  '[x]: /definition',
  '---',
  '* * *',
  '&amp; &#65;',
  'title\n===',
  '<mailto:a@b.example>',
  '| a |\n| - |',
])('%j is words, not markup', (source) => {
  const blocks = parseBody(source, 'marked')

  expect(blocks.map((block) => block.kind)).toEqual(['paragraph'])
  expect(plainText(blocks).replaceAll(/`/g, '')).toBe(
    source.trim().replaceAll('```\n', '').replaceAll('\n```', '').replaceAll('`', ''),
  )
})

test('words right under a quotation are the own words of the writer', () => {
  expect(parseBody('> theirs\nmine', 'marked')).toEqual([
    { kind: 'quotation', children: [paragraph(text('theirs'))] },
    paragraph(text('mine')),
  ])
  expect(plainText(parseBody('- > theirs\nmine', 'marked'))).toContain('mine')
})

test('a bare reference is a reference, at the start of a line, in a sentence, in a quotation and in a list', () => {
  const nine: Inline = { kind: 'reference', to: { comment: 9 }, text: '>>9' }
  const twelve: Inline = { kind: 'reference', to: { paragraph: 12 }, text: '>>p12' }

  expect(parseBody('>>9\nSo?', 'marked')).toEqual([paragraph(nine, BREAK, text('So?'))])
  expect(parseBody('See >>9, and (>>p12).', 'marked')).toEqual([
    paragraph(text('See '), nine, text(', and ('), twelve, text(').')),
  ])
  expect(parseBody('> >>9', 'marked')).toEqual([{ kind: 'quotation', children: [paragraph(nine)] }])
  expect(parseBody('- >>9', 'marked')).toEqual([{ kind: 'list', start: null, items: [[paragraph(nine)]] }])
  expect(parseBody('>>¶12', 'marked')).toEqual([paragraph({ kind: 'reference', to: { paragraph: 12 }, text: '>>¶12' })])
})

test('what only resembles a reference is none', () => {
  const kinds = (source: string) => JSON.stringify(parseBody(source, 'marked'))

  for (const source of ['>>09', 'x >>0', 'cin>>9', 'a >>9b', 'a >>>9', 'a >>2147483648']) {
    expect(kinds(source)).not.toContain('reference')
  }
  expect(kinds('a >>2147483647')).toContain('reference')
})

test('only http and https links are found, and what was written is kept', () => {
  const blocks = parseBody('See https://example.org/a_b_c?x=1. Or HTTP://EXAMPLE.org!', 'marked')

  expect(blocks).toEqual([
    paragraph(
      text('See '),
      { kind: 'link', href: 'https://example.org/a_b_c?x=1', text: 'https://example.org/a_b_c?x=1' },
      text('. Or '),
      { kind: 'link', href: 'http://example.org/', text: 'HTTP://EXAMPLE.org' },
      text('!'),
    ),
  ])
  const others =
    'javascript:alert(1) mailto:a@example.org ftp://example.org //example.org www.example.org data:text/html,x'
  expect(parseBody(others, 'marked')).toEqual([paragraph(text(others))])
  expect(parseBody(others, 'plain')).toEqual([paragraph(text(others))])
})

test('nothing nests more than seven deep, and no words are lost', () => {
  const depth = (value: unknown): number =>
    value !== null && typeof value === 'object' ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0
  const sources = ['>'.repeat(10_000), '> '.repeat(10_000), '- '.repeat(10_000), '1. '.repeat(5000), '**'.repeat(300)]
  const staircase = Array.from({ length: 150 }, (_, level) => `${' '.repeat(level * 2)}- x`).join('\n')

  for (const source of [...sources.map((marks) => `${marks}end${marks.startsWith('*') ? marks : ''}`), staircase]) {
    const blocks = parseBody(source, 'marked')

    expect(depth(blocks)).toBeLessThan(30)
    expect(JSON.stringify(blocks)).toMatch(/end|x/)
    expect(depth(parseBody(source, 'plain'))).toBeLessThan(30)
    expect(JSON.stringify(parseBody(source, 'plain'))).toMatch(/end|x/)
  }
})

test('any text parses, in both syntaxes', () => {
  const piece = fc.constantFrom(
    '>',
    '>>9',
    '\n',
    '- ',
    '1. ',
    '*',
    '_',
    '~~',
    '`',
    '\\',
    '{{quote:0}}',
    'https://a.example/',
    ' ',
    'x',
    '\t',
    '[…]',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 3 }))), (pieces) => {
      const source = pieces.join('')

      expect(Array.isArray(parseBody(source, 'marked'))).toBe(true)
      expect(Array.isArray(parseBody(source, 'plain'))).toBe(true)
    }),
    { numRuns: 500 },
  )
})

const HOSTILE = [
  '>',
  '> ',
  '- ',
  '*',
  '*a',
  '*a ',
  '**a',
  '_a',
  '~~a ',
  '`a',
  '\\',
  '[',
  ' ',
  '\n',
  'a\n',
  '> a\n',
  '- a\n',
  '>>9 ',
  '>>9\n',
  'http://',
  'https://a_b ',
  '1. ',
  '> - ',
  'word ',
]

test.each(HOSTILE)('REDOS-1 100 KB of %j parse in 50 ms', (unit) => {
  const source = unit.repeat(100_000 / unit.length)

  expect(fastestRunMs(() => parseBody(source, 'marked'))).toBeLessThan(50)
  expect(fastestRunMs(() => parseBody(source, 'plain'))).toBeLessThan(50)
})

test.each(HOSTILE)('REDOS-1 the longest comment of %j parses in 200 ms', (unit) => {
  const source = unit.repeat(5000 / unit.length)

  expect(fastestRunMs(() => parseBody(source, 'marked'))).toBeLessThan(200)
})

test('REDOS-1 long lists and quotations are read as plain lines before they take long', () => {
  for (const unit of ['1. a\n', '> - a\n', '- > a\n', '- a\n']) {
    const source = unit.repeat(Math.floor(5_000 / unit.length))
    expect(fastestRunMs(() => parseBody(source, 'marked'))).toBeLessThan(50)
  }
})
