import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readThreadPage } from '@/lib/comments/queries'
import { db } from '@/lib/db/client'
import { noon } from '@/lib/testing/factories'
import { importArticle } from './import-article'
import { printThread } from './made-up-thread'
import { findArticleFile } from './queries'

const RIVER = 'The river froze every winter until the dam was built.'
const DAM = 'Nobody asked the villages below the dam about it.'
const LIE = 'The river froze every summer until the dam was built.'
const CAT = '吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。'

function thread(...bodies: string[][]): string {
  return printThread(bodies.map((body, index) => ({ author: index % 2 ? 'Tofu99' : 'mossgarden', body })))
}

async function last(...bodies: string[][]) {
  const bytes = Buffer.from(thread(...bodies))
  const { slug, report } = await importArticle(bytes, { slug: `thread-${await db().article.count()}` }, noon)
  const page = await readThreadPage(slug ?? '', 1, null, noon)
  const stored = await db().revision.findFirstOrThrow({
    where: { comment: { article: { slug: slug ?? '' }, number: bodies.length } },
  })
  return { report, card: page?.cards.at(-1), source: stored.source }
}

/** Whether lines stand in this order among others. */
function isWithin(lines: string[], others: string[]): boolean {
  let at = -1
  return lines.every((line) => {
    at = others.indexOf(line, at + 1)
    return at !== -1
  })
}

test('a blockquote in a file becomes a quote of the one comment that holds the run of lines', async () => {
  const { card, report, source } = await last([`Hm. ${RIVER}`, DAM], ['Well, no.', `> ${RIVER}`, `> ${DAM}`, 'Wrong!'])

  expect(card?.comment).toMatchObject({
    text: 'Well, no.\nWrong!',
    quotes: [
      { source: { comment: 1 }, author: 'mossgarden', text: `${RIVER}\n${DAM}`, origin: 'inferred', state: 'shown' },
    ],
  })
  expect(source).toBe('Well, no.\n{{quote:0}}\nWrong!')
  expect(report).toMatch(/Inferred: 1 quote, 0 mentions\n {2}#2 quotes #1\n/)
  expect(report).not.toContain('Not traced')
})

test('a Japanese blockquote becomes one too', async () => {
  const { card } = await last([CAT, 'Well, so it says.'], [`> ${CAT}`, 'そうですか。'])

  expect(card?.comment).toMatchObject({ text: 'そうですか。', quotes: [{ source: { comment: 1 }, text: CAT }] })
})

test('a blockquote that nobody wrote stays a quotation without a name, outside the own words, its lines kept', async () => {
  const { card, report, source } = await last(
    [RIVER],
    ['mossgarden wrote:', `> ${LIE}`, '> @mossgarden said so.', 'Wrong!'],
  )

  const quotation = [LIE, '@mossgarden said so.'].map((words) => ({
    kind: 'paragraph',
    children: [{ kind: 'text', text: words }],
  }))
  expect(card?.comment).toMatchObject({ text: 'mossgarden wrote:\nWrong!', quotes: [] })
  expect(card?.blocks[1]).toEqual({ kind: 'quotation', children: quotation })
  expect(card?.comment.html).toMatch(/<blockquote>(?!.*(?:cite|footer))/s)
  expect(card?.mentions).toEqual([])
  expect(source).toBe(`mossgarden wrote:\n> ${LIE}\n> @mossgarden said so.\nWrong!`)
  expect(report).toMatch(/Inferred: 0 quotes, 0 mentions\nNot traced:\n {2}#2 has 1 quotation without a known source\n/)
})

test('a blockquote that joins passages of one source becomes one quote of several cuts', async () => {
  const { card, report } = await last([`${RIVER} Or so. ${DAM}`], [`> ${RIVER}`, '> […]', `> ${DAM}`, 'Wrong!'])

  expect(card?.comment.quotes.map(({ position, text }) => [position, text])).toEqual([
    [0, RIVER],
    [0, DAM],
  ])
  expect(report).toContain('#2 quotes #1, 2 passages joined')
})

test('a blockquote under >>2 is a quote of #2 where its words stand there, else it is nobody’s', async () => {
  const honest = await last([RIVER], [`Hm. ${RIVER}`], ['>>2', `> ${RIVER}`, 'Wrong!'])
  const lying = await last([RIVER], ['Not at all, my friends.'], ['>>2', `> ${RIVER}`, 'Wrong!'])

  expect(honest.card?.comment).toMatchObject({ text: 'Wrong!', quotes: [{ source: { comment: 2 }, text: RIVER }] })
  expect(lying.card?.comment).toMatchObject({ text: '>>2\nWrong!', quotes: [] })
  expect(lying.card?.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'quotation', 'paragraph'])
})

test('an untraced blockquote cannot be quoted as the words of who wrote it there', async () => {
  const { card } = await last([`> ${LIE}`, 'So they say here.'], [`> ${LIE}`, 'Wrong!'])

  expect(card?.comment).toMatchObject({ text: 'Wrong!', quotes: [] })
})

test('each inferred quote knows its place in the own words', async () => {
  await importArticle(
    Buffer.from(thread([RIVER, DAM], [`> ${RIVER}`, 'Wrong!', `> ${LIE}`, `> ${DAM}`, 'Right!'], [DAM, 'Hm.', RIVER])),
    {},
    noon,
  )

  const stored = await db().quote.findMany({
    orderBy: [{ comment: { number: 'asc' } }, { position: 'asc' }],
    select: { at: true },
  })
  expect(stored.map(({ at }) => at)).toEqual([0, 7, 0, 3])
})

test('any lines come out of the export byte for byte, and all that is no quote is kept in what is stored', async () => {
  const line = fc.constantFrom(
    `> ${RIVER}`,
    RIVER,
    `> ${LIE}`,
    `>> ${DAM}`,
    '>',
    '>>1',
    '>>¶2',
    '>[…]',
    '[...]',
    '＞ほう',
    ' > x',
  )
  const body = fc.array(line, { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(fc.array(body, { minLength: 1, maxLength: 4 }), async (bodies) => {
      const number = await db().article.count()
      const all = [[RIVER, DAM, `Thread ${number}.`], ...bodies]
      const file = Buffer.from(thread(...all))
      const roles = all.flatMap((body) => ['author', ...body.map(() => 'body')])
      const lines = file.toString().split('\n')
      const plan = roles.map((role, index) => `${index + 6} ${role} | ${lines[index + 5]}`).join('\n')

      const { slug, stored } = await importArticle(file, { plan, slug: `thread-${number}` }, noon)

      const revisions = await db().revision.findMany({
        where: { comment: { article: { slug: slug ?? '' } } },
        orderBy: { comment: { number: 'asc' } },
      })
      expect(stored).toBe(true)
      expect(Buffer.from((await findArticleFile(slug ?? '')) ?? []).equals(file)).toBe(true)
      for (const [index, { source }] of revisions.entries()) {
        const kept = source.split('\n').filter((words) => !words.startsWith('{{quote:'))
        expect(isWithin(kept, all[index] ?? [])).toBe(true)
      }
    }),
    { numRuns: 25 },
  )
})
