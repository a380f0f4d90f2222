import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findMentions, indexNames } from '@/lib/text/mentions'
import { MAX_FILE_BYTES } from './decode'
import { inferQuotes } from './infer'
import { LIVELY, type MadeUpThread, makeUpThread, printThread, WILD } from './made-up-thread'
import { printPlan } from './plan'
import { readArticleFile } from './read-article-file'
import type { ArticleReading } from './reading'
import { printReport } from './report'

const REFERENCE = path.resolve('../shared/seed/000_ba10fcc89f83c220.txt')
const bytesOf = (text: string) => new TextEncoder().encode(text)
const read = (text: string, options = {}) => readArticleFile(bytesOf(text), options)
const asMeant = ({ comments }: ArticleReading) =>
  comments.map(({ author, body }) => ({ author: author?.text, body: body.map(({ text }) => text) }))
const head = 'The ferry returns.\n© A NEWSPAPER\n'
const CALM = [
  {
    author: 'mossgarden',
    body: ['The new timetable leaves the last village without a bus.', 'Nobody asked them about it, of course.'],
  },
  { author: 'Tofu99', body: ['I walked there on Sunday and it was closed.'] },
]

describe.skipIf(!existsSync(REFERENCE))('the reference file (skipped where ../shared/seed is absent)', () => {
  test('is certain: 26 paragraphs, credit, 21 comments by 13 authors, one inferred quote, no mention', () => {
    const reading = readArticleFile(readFileSync(REFERENCE))

    const bodies = reading.comments.map(({ body }) => ({ body: body.map(({ text }) => text) }))
    const quotes = inferQuotes(
      reading.paragraphs.map(({ text }) => text),
      bodies,
    )
    expect(reading).toMatchObject({
      verdict: 'certain',
      format: 'reference',
      credit: '© KYODO',
      declaredCount: 21,
      problems: [],
      doubts: [],
    })
    expect([reading.paragraphs.length, reading.comments.length, reading.authors.length]).toEqual([26, 21, 13])
    expect(reading.authors[3]).toBe('Nicol\u00f2')
    expect(reading.comments.at(-1)?.body).toHaveLength(2)
    expect(quotes.flatMap((list, index) => list.map(({ source }) => [index + 1, source]))).toEqual([
      [20, { comment: 9 }],
    ])
    const names = indexNames(reading.authors)
    expect(bodies.flatMap(({ body }) => findMentions(body.join('\n'), names))).toEqual([])
  })

  test('with one comment more or less declared is not certain, and the count that fits is named', () => {
    const text = readFileSync(REFERENCE, 'utf8')

    for (const count of [19, 20, 22, 23, 40]) {
      const reading = read(text.replace('21 Comments', `${count} Comments`))
      expect(['doubtful', 'faulty']).toContain(reading.verdict)
      expect(reading.problems[0]).toMatchObject({ line: 28, says: expect.stringContaining('the count does not fit') })
    }
    expect(read(text.replace('21 Comments', '20 Comments'), { acceptCount: 21 }).verdict).toBe('certain')
  })
})

describe('the reference format', () => {
  test('no reading of a misleading thread is both certain and wrong', () => {
    const isWrong = (thread: MadeUpThread) => {
      const reading = read(thread.file)
      return reading.verdict === 'certain' && JSON.stringify(asMeant(reading)) !== JSON.stringify(thread.comments)
    }

    const wrong = Array.from({ length: 2000 }, (_, seed) => seed).filter((seed) =>
      isWrong(makeUpThread(seed, 2 + (seed % 40), WILD)),
    )

    expect(wrong).toEqual([])
  }, 60_000)

  test('ordinary lively threads are certain, nine of ten and more', () => {
    const threads = Array.from({ length: 500 }, (_, seed) => makeUpThread(seed, 2 + (seed % 40), LIVELY))

    const readings = threads.map(({ file }) => read(file))

    expect(readings.filter(({ verdict }) => verdict === 'certain').length).toBeGreaterThan(440)
  }, 30_000)

  test('a short paragraph that could be a name makes the reading doubtful, and both readings are printed', () => {
    const thread = CALM.with(0, {
      author: 'mossgarden',
      body: [...(CALM[0]?.body ?? []), 'spot on', 'That was all I wanted to say about it.'],
    })

    const reading = read(printThread(thread))

    expect(reading.verdict).toBe('doubtful')
    expect(reading.doubts.map(({ text }) => text)).toEqual(expect.arrayContaining(['spot on', 'Tofu99']))
    expect(printReport(reading)).toMatch(/line 9: best read as body, could be author/)
  })

  test('a plan that a person edited decides, and one that does not fit the file names its own line', () => {
    const reading = read(printThread([...CALM, { author: 'spot on', body: ['sure'] }]))
    const plan = printPlan(reading)

    expect(read(printThread(CALM), { plan: printPlan(read(printThread(CALM))) }).verdict).toBe('planned')
    expect(read(printThread(CALM), { plan }).problems.map(({ says }) => says)).toContainEqual(
      expect.stringMatching(/plan, line \d+: line \d+ of the file/),
    )
    const swapped = printPlan(read(printThread(CALM))).replace('6 author', '6 body')
    expect(read(printThread(CALM), { plan: swapped }).problems[0]?.says).toContain('the first line must be an author')
    const misspelt = printPlan(read(printThread(CALM))).replace('6 author', '6 writer')
    expect(read(printThread(CALM), { plan: misspelt }).problems[0]?.says).toMatch(
      /plan, line 3: the plan says "writer"/,
    )
  })

  test('10,000 comments are read within ten seconds', () => {
    const thread = makeUpThread(7, 10_000, LIVELY)
    const started = performance.now()

    const reading = read(thread.file)

    expect(reading.format).toBe('reference')
    expect(performance.now() - started).toBeLessThan(10_000)
  }, 30_000)
})

describe('the votes format', () => {
  const bodies = ['A second lane would help nobody.\nReally.', 'Who is going to pay for it?']

  test.each([
    ['after', `${bodies[0]}\n0 ( +1 / -1 )\n${bodies[1]}\n3 ( +4 / -1 )`],
    ['before', `0 ( +1 / -1 )\n${bodies[0]}\n3 ( +4 / -1 )\n${bodies[1]}`],
  ])('vote lines %s each comment give recommendations and no authors', (place, lines) => {
    const reading = read(`${head}2 Comments\nLogin to comment\n${lines}`)

    expect(reading).toMatchObject({ verdict: 'certain', format: 'votes', authors: [] })
    expect(reading.notices.join()).toContain(place)
    expect(
      reading.comments.map(({ author, recommendations, body }) => [
        author,
        recommendations,
        body.map(({ text }) => text).join('\n'),
      ]),
    ).toEqual([
      [null, 1, bodies[0]],
      [null, 4, bodies[1]],
    ])
  })

  test.each([
    ['neither begin nor end', 'One.\n0 ( +1 / -1 )\nTwo.'],
    ['is empty', 'One.\n0 ( +1 / -1 )\n0 ( +1 / -1 )'],
    ['2 comments are declared', 'One.\n0 ( +1 / -1 )'],
    ['this format is not known', 'mossgarden\nA second lane.\n0 ( +1 / -1 )\nTofu99\nWho pays for it?\n0 ( +1 / -1 )'],
  ])('a file whose votes cannot be assigned is faulty: %s', (says, lines) => {
    const reading = read(`${head}2 Comments\nLogin to comment\n${lines}`)

    expect(reading).toMatchObject({ verdict: 'faulty', comments: [] })
    expect(reading.problems[0]?.says).toContain(says)
    expect(reading.problems[0]?.line).toBeGreaterThan(4)
  })
})

describe('a faulty file is told what is wrong and where', () => {
  const utf16 = (text: string, mark: number[]) => Uint8Array.from([...mark, ...Buffer.from(text, 'utf16le')])
  const file = printThread(CALM)

  test.each([
    ['empty', new Uint8Array(), null, 'is empty'],
    ['white space', bytesOf(' \n\n'), null, 'nothing but white space'],
    ['binary', Uint8Array.from([65, 10, 66, 0, 67, 68, 69]), 2, 'binary'],
    ['UTF-16 with a mark', utf16(file, [0xff, 0xfe]), 1, 'is UTF-16, save it as UTF-8'],
    ['UTF-16 without one', utf16(file, []), 1, 'is UTF-16, save it as UTF-8'],
    ['invalid UTF-8', Uint8Array.from([65, 10, 0xc3, 0x28, 65]), 2, 'byte 3'],
    ['too large', new Uint8Array(MAX_FILE_BYTES + 1).fill(65), null, 'too large'],
    ['no markers', bytesOf('A title.\nA text.'), 2, 'there are no markers'],
    ['no login line', bytesOf(`${head}2 Comments\nx`), 3, 'not followed by'],
    [
      'a missing count',
      bytesOf(`${head}Login to comment\nmossgarden\nHello there.`),
      3,
      'number of comments is missing',
    ],
    ['no comments', bytesOf(`${head}2 Comments\nLogin to comment\n`), 4, 'there are no comments'],
    [
      'comments where none are declared',
      bytesOf(`${head}0 Comments\nLogin to comment\nx\ny`),
      3,
      '0 comments are declared',
    ],
    ['no article', bytesOf('1 Comment\nLogin to comment\nmossgarden\nHello.'), 1, 'no article'],
    ['a count far off', bytesOf(printThread(CALM, 40)), 4, 'the count does not fit'],
    ['two pairs of markers', bytesOf(`${file}\n2 Comments\nLogin to comment`), 12, 'second pair'],
    ['a control character', bytesOf(file.replace('Sunday', 'Sun\u0007day')), 10, ''],
  ])('%s', (_, bytes, line, says) => {
    const reading = readArticleFile(bytes)

    expect(reading).toMatchObject({ verdict: 'faulty', comments: [] })
    expect(reading.problems[0]).toEqual({ line, says: expect.stringContaining(says) })
  })

  test('an author without a body is named', () => {
    const reading = read(`${file}\nmossgarden`.replace('2 Comments', '3 Comments'))

    expect(reading.verdict).not.toBe('certain')
    expect(reading.problems).toContainEqual({ line: 11, says: expect.stringContaining('empty body') })
  })

  test('a byte order mark, CRLF and blank lines are accepted with a note', () => {
    const reading = read(`\uFEFF${file.replaceAll('\n', '\r\n\r\n')}`)

    expect(reading.verdict).toBe('certain')
    expect(reading.notices).toHaveLength(3)
    expect(asMeant(reading)).toEqual(CALM)
  })

  test('no input makes it throw', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.array(fc.constantFrom('x', 'Login to comment', '3 Comments', '0 ( +1 / -1 )', '© A', 'Hi.', '')),
        (noise, lines) => {
          for (const bytes of [noise, bytesOf(lines.join('\n'))])
            expect(readArticleFile(bytes, { plan: '1 body' }).verdict).toBeDefined()
        },
      ),
    )
  })
})
