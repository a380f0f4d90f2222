import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { db } from '@/lib/db/client'
import { forgetSettings } from '@/lib/kernel/settings'
import { countRows } from '@/lib/testing/count-rows'
import { afterNoon, anArticle, aReader } from '@/lib/testing/factories'
import { findLies, keyOf, liesOf, readTruth } from '@/lib/testing/find-lies'
import { ALTERED, BELL, type End, HOLES, JOINS, OTHER_FORMS, TRUE_QUOTES, WRONG_SOURCES } from '@/lib/testing/misquotes'
import { storeComments } from '@/lib/testing/stored-thread'
import { editComment } from './edit'
import { postComment } from './post'
import { readCard } from './queries'
import { CommentEdit, NewComment } from './schema'

type Placed = [name: string, quotes: unknown, end: End, body?: string]

const OWN_WORDS = '\nSo they said.'
const WITHOUT_LIMITS = { HOLD_FIRST_COMMENT: 'false', PACE_MEMBER_SECONDS: '0', PACE_MEMBER_PER_MINUTE: '1000' }
let pier: Viewer
let quoter: Viewer
let slug: string

beforeAll(() => {
  Object.assign(process.env, WITHOUT_LIMITS)
  forgetSettings()
})
afterAll(() => {
  for (const name of Object.keys(WITHOUT_LIMITS)) delete process.env[name]
})

beforeEach(async () => {
  const [one, two, three] = [await aReader({ name: 'Pier Side' }), await aReader({ name: 'Low Tide' }), await aReader()]
  pier = one
  quoter = three
  const [article, other] = [await anArticle(), await anArticle()]
  slug = article.slug
  const quoteOf = (of: number, end: number) => [{ position: 0, of, start: 0, end }]
  await storeComments(other.id, [
    { author: two, number: 20, wordings: ['Words of another thread about a lighthouse.'] },
  ])
  await storeComments(article.id, [
    { author: one, wordings: [BELL] },
    {
      author: two,
      wordings: ['{{quote:0}}\nNobody needs them at night, said the pilot once.'],
      cuts: [{ position: 0, of: 1, start: BELL.indexOf('Bells'), end: BELL.indexOf(' The un') }],
    },
    { author: one, wordings: ['The old wording stood here for a whole day.', 'The new wording stands here for good.'] },
    { author: one, status: 'removed', wordings: ['Removed words about a candle shop downtown.'] },
    { author: one, status: 'withdrawn', wordings: ['Withdrawn words about a leaking rowing boat.'] },
    { author: one, status: 'held', wordings: ['Held words about a dearer mooring fee.'] },
    { author: two, wordings: ['The same sentence stands in two of us here.'] },
    { author: one, wordings: ['The same sentence stands in two of us here.'] },
    { author: three, wordings: ['My very own words about the harbour lamp stand here.'] },
    { author: one, wordings: ['I **love** the `old` pier, *really* so.\n\n- one plank\n- two planks'] },
    { author: three, wordings: ['{{quote:0}}\nI remember.'], cuts: quoteOf(3, 26) },
    { author: three, wordings: ['{{quote:0}}\nI remember too.'], cuts: quoteOf(4, 19) },
    { author: two, wordings: ['plank '.repeat(150).trim()] },
  ])
})

/** Makes the attempt, and expects its end: nothing written, or these quotes; and no lie told to anybody either way. */
async function expectEnd(attempt: () => Promise<{ number: number }>, end: End): Promise<void> {
  const before = await countRows()
  const made = await attempt().then(
    ({ number }) => ({ number }),
    (error: unknown) => ({ error }),
  )

  if (typeof end === 'string') {
    expect(made).toMatchObject({ error: end === 'schema' ? { name: 'ZodError' } : { name: 'Refusal', code: end } })
    expect(await countRows()).toEqual(before)
  } else {
    if ('error' in made) throw made.error
    const card = await readCard(slug, made.number, null)
    expect(card?.comment.quotes.map(({ source, text }) => `${keyOf(source)} ${text}`)).toEqual(end)
    for (const viewer of [null, quoter]) expect(await findLies(slug, viewer)).toEqual([])
  }
}

const post =
  (sent: unknown, author = quoter) =>
  () =>
    Promise.resolve().then(() => postComment(author, slug, NewComment.parse(sent), null, afterNoon(1)))
const edit =
  (number: number, sent: object, revision = 1) =>
  () =>
    Promise.resolve().then(() =>
      editComment(quoter, slug, number, CommentEdit.parse({ revision, ...sent }), afterNoon(1)),
    )

describe.each([
  ['words of another source', WRONG_SOURCES],
  ['altered words', ALTERED],
  ['joins', JOINS],
  ['other ways to write a quote', OTHER_FORMS],
  ['the control: a true quote', TRUE_QUOTES],
])('%s', (_, attempts) => {
  test.each(attempts)('%s', async (_, written, end, who = 'quoter') => {
    const author = who === 'pier' ? pier : quoter

    await expectEnd(post({ body: `${written}${OWN_WORDS}` }, author), end)
  })
})

test.each(HOLES)('a cut at %s is refused', async (_, said, written) => {
  const article = await anArticle()
  slug = article.slug
  await storeComments(article.id, [{ author: pier, number: 21, wordings: [said] }])

  await expectEnd(post({ body: `${written}${OWN_WORDS}` }), 'misquoted')
})

const bell = (start: unknown, end: unknown, source: unknown = { comment: 1, revision: 1 }) => [{ source, start, end }]
const family = BELL.indexOf('👩')

describe('quotes that a program places', () => {
  test.each<Placed>([
    ['as they stand', bell(0, 13), ['#1/1 I do not hate']],
    ['before the beginning', bell(-1, 13), 'schema'],
    ['beyond the end', bell(0, 5_000), 'invalid'],
    ['one unit beyond the end', bell(0, BELL.length + 1), 'invalid'],
    ['with no length', bell(2, 2), 'invalid'],
    ['backwards', bell(13, 2), 'invalid'],
    ['ending at zero', bell(0, 0), 'schema'],
    ['from within a character', bell(BELL.indexOf('𝄞') + 1, BELL.length), 'invalid'],
    ['to within a character', bell(0, BELL.indexOf('𝄞') + 1), 'invalid'],
    ['from within a family', bell(family + 3, BELL.length), 'invalid'],
    ['to within a family', bell(0, family + 5), 'invalid'],
    ['from within a word', bell(BELL.indexOf('happy'), BELL.length), 'invalid'],
    ['to within a word', bell(0, 12), 'invalid'],
    ['of white space alone', bell(1, 2), 'invalid'],
    ['at a fraction', bell(0.5, 13), 'schema'],
    ['at 2^31', bell(0, 2 ** 31), 'schema'],
    ['at 2^31 - 1', bell(0, 2 ** 31 - 1), 'invalid'],
    ['at no number', bell(Number.NaN, 13), 'schema'],
    ['at infinity', bell(0, Number.POSITIVE_INFINITY), 'schema'],
    ['at null', bell(null, 13), 'schema'],
    ['at a string', bell('0', '13'), 'schema'],
    ['of the wording before', bell(0, 15, { comment: 3, revision: 1 }), 'conflict'],
    ['of a wording to come', bell(0, 15, { comment: 3, revision: 3 }), 'conflict'],
    ['of revision 0', bell(0, 15, { comment: 3, revision: 0 }), 'schema'],
    ['of no revision', bell(0, 15, { comment: 3 }), 'schema'],
    ['of comment 0', bell(0, 13, { comment: 0, revision: 1 }), 'schema'],
    ['of a comment that is a string', bell(0, 13, { comment: '1', revision: 1 }), 'schema'],
    ['of a comment and a paragraph', bell(0, 13, { comment: 1, revision: 1, paragraph: 1 }), 'schema'],
    ['of a comment’s id', bell(0, 13, { commentId: 'x', revision: 1 }), 'schema'],
    ['of a comment that is not there', bell(0, 13, { comment: 77, revision: 1 }), 'not_found'],
    ['of another thread', bell(0, 13, { comment: 20, revision: 1 }), 'not_found'],
    ['of a paragraph that is not there', bell(0, 13, { paragraph: 9 }), 'not_found'],
    ['of a removed comment', bell(0, 7, { comment: 4, revision: 1 }), 'not_found'],
    ['of a withdrawn comment', bell(0, 9, { comment: 5, revision: 1 }), 'not_found'],
    ['of a held comment', bell(0, 4, { comment: 6, revision: 1 }), 'not_found'],
    ['with their words', [{ ...bell(0, 13)[0], text: 'I hate everyone' }], 'schema'],
    ['with an author', [{ ...bell(0, 13)[0], author: 'Low Tide' }], 'schema'],
    ['with an origin', [{ ...bell(0, 13)[0], origin: 'verified' }], 'schema'],
    ['as a string', JSON.stringify(bell(0, 13)), 'schema'],
    ['as an object', { 0: bell(0, 13)[0] }, 'schema'],
    ['fifty-one times', Array(51).fill(bell(0, 13)[0]), 'schema'],
    ['six times', Array(6).fill(bell(0, 13)[0]), 'invalid', [0, 1, 2, 3, 4, 5].map((n) => `{{quote:${n}}}`).join('\n')],
    ['without a token', bell(0, 13), 'invalid', 'They hate.'],
    ['with a token in a list', bell(0, 13), 'invalid', '- {{quote:0}}'],
    ['with a token in a quotation', bell(0, 13), 'invalid', '> {{quote:0}}'],
    ['with a token and words on its line', bell(0, 13), 'invalid', '{{quote:0}} and everyone'],
    ['not at all, with a token', [], [], '{{quote:0}}'],
    ['once, with a token twice', bell(0, 1), ['#1/1 I', '#1/1 I'], '{{quote:0}}\n{{quote:0}}'],
    ['once, with a token for two', bell(0, 1), ['#1/1 I'], '{{quote:0}}\n{{quote:1}}'],
    ['under another number', bell(0, 1), ['#1/1 I'], '>>7\n{{quote:0}}\n> They hate everyone here.'],
    ['beside a false written one', bell(0, 1), 'misquoted', '{{quote:0}}\n>>7\n> They hate everyone here.'],
    ['the other way round', [...bell(0, 1), ...bell(2, 4)], ['#1/1 do', '#1/1 I'], '{{quote:1}}\n{{quote:0}}'],
  ])('%s', async (_, quotes, end, body = '{{quote:0}}') => {
    await expectEnd(post({ body: `${body}${OWN_WORDS}`, quotes }), end)
  })
})

describe('an edit', () => {
  const old = '>>3\n> The old wording stood here'
  test.each<[string, number, string, End, number?]>([
    ['brings a misquote in', 9, '>>1\n> I do hate anyone', 'misquoted'],
    ['brings an altered quote of a source edited since', 11, '>>3\n> The old wording stands here', 'misquoted'],
    ['keeps a quote of a source edited since', 11, old, ['#3/1 The old wording stood here']],
    ['takes more of a source edited since than it quoted', 11, `${old} for a whole day.`, 'misquoted'],
    ['takes other words of a source edited since', 11, '>>3\n> for a whole day', 'misquoted'],
    ['brings in a wording that it never quoted', 9, old, 'misquoted'],
    ['keeps a quote of a source hidden since', 12, '>>4\n> Removed words about', 'not_found'],
    ['quotes hidden words without a number', 12, '> Removed words about a candle shop downtown.', []],
    ['of somebody else’s comment', 2, '>>1\n> Bells or lights?', 'not_found'],
    ['of a wording that is not current', 9, '>>1\n> Bells or lights?', 'conflict', 2],
    ['quotes the comment’s own wording before', 9, '>>9\n> My very own words', 'invalid'],
    ['types a token', 11, '{{quote:0}}', []],
  ])('%s', async (_, number, written, end, revision = 1) => {
    await expectEnd(edit(number, { body: `${written}${OWN_WORDS}`, revision }), end)
  })

  test('places a quote in the wording before', async () => {
    const quotes = bell(0, 15, { comment: 3, revision: 1 })

    await expectEnd(edit(11, { body: '{{quote:0}}\nI remember.', quotes }), 'conflict')
  })
})

test.each([4, 5, 6])('a reply to hidden #%i is refused, whatever it quotes', async (replyTo) => {
  await expectEnd(post({ body: `>>1\n> Bells or lights?${OWN_WORDS}`, replyTo }), 'not_found')
})

test('an idempotency key with other words posts nothing more', async () => {
  const send = (body: string) => () => postComment(quoter, slug, { body }, 'one key', afterNoon(1))
  await send(`>>1\n> Bells or lights?${OWN_WORDS}`)()
  const before = await countRows()

  await expectEnd(send(`>>1\n> They hate everyone.${OWN_WORDS}`), ['#1/1 Bells or lights?'])

  expect(await countRows()).toEqual(before)
})

describe('the control: a lie is found', () => {
  test.each([
    ['words', { text: 'I do hate' }, /does not hold/],
    ['author', { author: 'Low Tide' }, /says that Low Tide wrote/],
    ['place', { start: 1 }, /does not hold/],
    ['source', { source: { comment: 4, revision: 1 } }, /which is hidden/],
    ['number', { source: { comment: 77, revision: 1 } }, /nowhere/],
    ['silence', { text: null }, /names whose/],
  ])('in the %s of a quote', async (_, forged, says) => {
    const [card, truth] = [await readCard(slug, 2, null), await readTruth(slug)]
    const [quote] = card?.comment.quotes ?? []
    if (!card || !quote) throw new Error('#2 is not there.')

    const lies = liesOf(slug, { ...card, comment: { ...card.comment, quotes: [{ ...quote, ...forged }] } }, truth)

    expect(lies.join()).toMatch(says)
  })

  test.each([
    ['words', (html: string) => html.replace('lights', 'guns'), /prints/],
    ['name', (html: string) => html.replace('Pier Side', 'Low Tide'), /prints/],
    ['footer', (html: string) => `${html}<footer>Pier Side, #1</footer>`, /outside/],
  ])('in the %s of the HTML', async (_, forge, says) => {
    const [card, truth] = [await readCard(slug, 2, null), await readTruth(slug)]
    if (!card) throw new Error('#2 is not there.')

    const lies = liesOf(slug, { ...card, comment: { ...card.comment, html: forge(card.comment.html) } }, truth)

    expect(lies.join()).toMatch(says)
    expect(await db().quote.count()).toBe(3)
  })
})
