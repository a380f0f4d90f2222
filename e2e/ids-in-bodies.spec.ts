import { expect, test } from '@playwright/test'
import type { Viewer } from '@/lib/accounts/view'
import { warnReader } from '@/lib/accounts/warn'
import { writeNote } from '@/lib/accounts/write-note'
import { postComment } from '@/lib/comments/post'
import { db } from '@/lib/db/client'
import { findDraft, keepDraft } from '@/lib/http/drafts'
import { newId } from '@/lib/kernel/ids'
import { approveComment } from '@/lib/moderation/approve'
import { addWords } from '@/lib/moderation/change-words'
import { claimItem } from '@/lib/moderation/claim'
import { aComment } from '@/lib/testing/shown'
import { ask, digestStore, enter, inTurns, type Somebody } from './as-viewers'
import { anArticle, aPerson } from './people'

const AT_ONCE = 4
const SECRET = 'a lamp under the jetty'
const DRAFTED = 'what I have not dared to say yet'
/** Numbers of nothing, and what is no number of anything. */
const NOTHING = [900, 2_147_483_647]
const NO_NUMBERS = [0, -1, 1.5, 2 ** 31, 2 ** 63, '2/3', "2'", 'NaN', '-0']
const NO_IDS = ['none', '__proto__', 'constructor', "' OR '1'='1", '%', '*', '../../1']

type Who = 'reader' | 'moderator'
type Case = { who: Who; method?: string; path: string; body: unknown; meets: number }
type Planted = {
  slug: string
  /** an article with comments that the first has no numbers of */
  other: string
  /** the reader's own, a held one of somebody else, one that only the other article has */
  own: number
  held: number
  elsewhere: number
  /** of the author, who is somebody else, or of another moderator */
  foreign: { warning: string; note: string; account: string; comment: string; act: string; draft: string }
  /** the colleague who claims the held one and decided another */
  colleague: Viewer
  author: Viewer
}

const people: Partial<Record<Who | 'author', Somebody>> = {}
let planted: Planted
test.beforeAll(async () => {
  people.reader = await enter(await aPerson())
  people.moderator = await enter(await aPerson('moderator'))
  people.author = await enter(await aPerson())
  planted = await plant(viewerOf('reader'), viewerOf('author'))
})

function viewerOf(who: Who | 'author'): Viewer {
  const viewer = people[who]?.person?.viewer
  if (!viewer) throw new Error(`There is no ${who}.`)
  return viewer
}

async function plant(reader: Viewer, author: Viewer): Promise<Planted> {
  const [slug, other, { viewer: colleague }] = [await anArticle(), await anArticle(), await aPerson('moderator')]
  const newcomer = await aPerson('reader', false)
  const own = await aComment(reader, slug, 'These are my own words, and nobody else’s.', new Date())
  const { number: held } = await postComment(newcomer.viewer, slug, { body: `There is ${SECRET}.` })
  for (let count = 0; count < 3; count++) await aComment(author, other, `Elsewhere, part ${count} of it.`, new Date())
  const elsewhere = await aComment(author, other, 'There is a light on the other pier.', new Date())
  const { number: waiting } = await postComment(newcomer.viewer, other, { body: 'Something new from me.' })
  const act = await approveComment(colleague, other, waiting)
  await claimItem(colleague, slug, held)
  await warnReader(colleague, author.name, { text: 'Please do not shout.' })
  await writeNote(colleague, author.name, { text: 'Writes at night.' })
  await addWords(colleague, { list: 'watched', words: `lamp${newId().slice(-8)}` })
  const notes = await db().note.findMany({
    where: { accountId: author.id },
    take: 2,
    select: { id: true, kind: true },
  })
  const comment = await db().comment.findFirstOrThrow({
    where: { number: held, article: { slug } },
    select: { id: true },
  })
  const fields = { body: DRAFTED }
  const draft = await keepDraft({ fields, refusal: null }, { viewer: author, address: '203.0.113.7' })
  const idOf = (kind: string) => notes.find((row) => row.kind === kind)?.id ?? ''
  const foreign = { warning: idOf('warning'), note: idOf('note'), account: author.id, comment: comment.id, act, draft }
  return { slug, other, own, held, elsewhere, foreign, colleague, author }
}

/** Numbers that lead to nothing that this reader could answer or quote here. */
const unseen = () => [...NOTHING, planted.held, planted.elsewhere]

function listParents(): Case[] {
  const path = `/api/articles/${planted.slug}/comments`
  const answer = (replyTo: unknown, meets: number): Case => {
    return { who: 'reader', path, body: { body: 'So it is, I think.', replyTo }, meets }
  }
  return [...unseen().map((number) => answer(number, 404)), ...NO_NUMBERS.map((number) => answer(number, 422))]
}

function listQuotes(): Case[] {
  const path = `/api/articles/${planted.slug}/comments`
  const quote = (source: unknown, meets: number, span = { start: 0, end: 5 }) => ({
    meets,
    body: { body: '{{quote:0}}\nSo it is, I think.', quotes: [{ source, ...span }] },
  })
  const asked = [
    ...unseen().map((comment) => quote({ comment, revision: 1 }, 404)),
    ...NOTHING.map((paragraph) => quote({ paragraph }, 404)),
    ...[...NO_NUMBERS, '2', null].flatMap((number) => [
      quote({ comment: number, revision: 1 }, 422),
      quote({ comment: 2, revision: number }, 422),
      quote({ paragraph: number }, 422),
      quote({ paragraph: 1 }, 422, { start: 0, end: Number(number) || -1 }),
    ]),
    quote({ comment: 2, revision: 9 }, 409),
    quote({ comment: 2, revision: 1, paragraph: 1 }, 422),
    quote({ id: planted.foreign.comment }, 422),
    quote(planted.foreign.comment, 422),
    ...unseen().map((number) => ({ meets: 404, body: { body: `>>${number}\n> There is ${SECRET}.\nSo it is.` } })),
    ...NOTHING.map((number) => ({ meets: 404, body: { body: `>>¶${number}\n> There is ${SECRET}.\nSo it is.` } })),
  ]
  const inEdit = (body: object) => ({ ...body, revision: 1 })
  return asked.flatMap(({ body, meets }): Case[] => [
    { who: 'reader', path, body, meets },
    { who: 'reader', method: 'PATCH', path: `${path}/${planted.own}`, body: inEdit(body), meets },
  ])
}

function listRevisions(): Case[] {
  const path = `/api/articles/${planted.slug}/comments/${planted.own}`
  const edit = (revision: unknown, meets: number): Case => {
    return { who: 'reader', method: 'PATCH', path, body: { body: 'Other words of mine.', revision }, meets }
  }
  return [...NOTHING.map((number) => edit(number, 409)), ...NO_NUMBERS.map((number) => edit(number, 422))]
}

function listWarnings(): Case[] {
  const { warning, note, account } = planted.foreign
  const see = (id: string, meets: number): Case => {
    return { who: 'reader', path: '/api/account/warnings', body: { id }, meets }
  }
  return [...[warning, note, account, ...NO_IDS].map((id) => see(id, 404)), see('', 422), see('x'.repeat(61), 422)]
}

function listClaims(): Case[] {
  const { slug, held, elsewhere } = planted
  const path = '/api/moderation/claims'
  const nowhere = [
    ...[...NOTHING, elsewhere].map((number) => ({ slug, number })),
    ...NO_IDS.map((wrong) => ({ slug: wrong, number: 2 })),
  ]
  const broken = [...NO_NUMBERS.map((number) => ({ slug, number })), { slug: '', number: 2 }]
  return [
    ...nowhere.map((body): Case => ({ who: 'moderator', path, body, meets: 404 })),
    ...broken.map((body): Case => ({ who: 'moderator', path, body, meets: 422 })),
    { who: 'moderator', path, body: { slug, number: held }, meets: 409 },
    // Leaving what one does not have is nothing, and so it stays a colleague's.
    ...[...nowhere, { slug, number: held }].map(
      (body): Case => ({ who: 'moderator', method: 'DELETE', path, body, meets: 200 }),
    ),
    ...broken.map((body): Case => ({ who: 'moderator', method: 'DELETE', path, body, meets: 422 })),
  ]
}

function listDecisions(): Case[] {
  const { slug, held, elsewhere, foreign, author } = planted
  const right = `${slug}/${held}`
  const decide = (of: object, meets: number): Case => {
    return { who: 'moderator', path: '/api/moderation/decisions', body: { ...of, decision: 'approve' }, meets }
  }
  const nowhere = [`${slug}/900`, `${slug}/${elsewhere}`, 'none/2', '__proto__/2', '../2']
  const broken = [
    ...[...NO_NUMBERS, ''].map((number) => `${slug}/${number}`),
    ...[slug, '', '/2', `${slug}/2@-1`, `${slug}/2@`, foreign.comment],
  ]
  return [
    ...nowhere.flatMap((place) => [decide({ comments: [place] }, 409), decide({ comments: [right, place] }, 409)]),
    decide({ comments: [`${right}@999999`] }, 409),
    ...broken.map((place) => decide({ comments: [right, place] }, 422)),
    decide({ comments: [right], author: author.name }, 422),
    ...[...NO_IDS, foreign.account].map((name) => decide({ author: name }, 404)),
  ]
}

function listWords(): Case[] {
  const { account, comment, note } = planted.foreign
  const path = '/api/moderation/words'
  return [
    // Entries that are gone already do not matter, and neither do those that never were.
    { who: 'moderator', method: 'DELETE', path, body: { ids: [...NO_IDS, account, comment, note] }, meets: 200 },
    ...[[], [1], [null], [{ not: '' }], 'none', Array(1_001).fill('none')].map(
      (ids): Case => ({ who: 'moderator', method: 'DELETE', path, body: { ids }, meets: 422 }),
    ),
  ]
}

function listActs(): Case[] {
  const { act, comment, account } = planted.foreign
  return [act, comment, account].map((id) => {
    return { who: 'moderator', method: 'DELETE', path: `/api/moderation/acts/${id}`, body: {}, meets: 404 }
  })
}

/** How often something was tried counts, also in vain. */
function digestWithoutTries(): Record<string, string> {
  const { Pace: _, ...digests } = digestStore()
  return digests
}

const KINDS: [name: string, list: () => Case[]][] = [
  ['a parent', listParents],
  ['a quote', listQuotes],
  ['a revision', listRevisions],
  ['a warning', listWarnings],
  ['a claim', listClaims],
  ['a decision', listDecisions],
  ['a word of the lists', listWords],
  ['an act', listActs],
]

for (const [name, list] of KINDS)
  test(`AUTHZ-2 ${name} that is none, of elsewhere or of somebody else changes nothing`, async () => {
    const before = digestWithoutTries()
    const cases = list()

    const surprises = await inTurns(cases, AT_ONCE, async ({ who, method = 'POST', path, body, meets }) => {
      const { status, text } = await ask(path, { method, body, cookie: people[who]?.cookie ?? '' })
      const says = JSON.stringify(body).slice(0, 200)
      const isSilent = who === 'moderator' || !text.includes(SECRET)
      return status === meets && isSilent ? [] : [`${method} ${path} ${says}: ${status} instead of ${meets}, ${text}`]
    })

    expect(surprises.flat()).toEqual([])
    expect(digestWithoutTries()).toEqual(before)
  })

test('AUTHZ-2 a preview that claims to edit a comment of somebody else is one of a new comment', async () => {
  const { slug, elsewhere } = planted
  const cookie = people.reader?.cookie ?? ''
  for (const door of ['preview', 'quotes'])
    for (const body of ['>>2\n> Words that nobody wrote.\nSo it is.', `>>2\nSo it is, and there is ${SECRET}.`]) {
      const asked = [undefined, 2, elsewhere, ...NOTHING].map((edited) => ({ body, ...(edited ? { edited } : {}) }))
      const answers = await inTurns(asked, 1, (sent) =>
        ask(`/api/articles/${slug}/${door}`, { method: 'POST', cookie, body: sent }),
      )
      expect(answers[0]?.status).toBe(200)
      for (const { text } of answers) expect(text).toBe(answers[0]?.text)
    }
})

test('AUTHZ-2 a draft of somebody else is shown to nobody, and does not go with another’s words', async () => {
  const { slug, foreign, author } = planted
  const path = `/articles/${slug}/write?draft=${foreign.draft}`
  for (const cookie of ['', people.reader?.cookie ?? '', people.moderator?.cookie ?? ''])
    expect((await ask(path, { cookie, follows: true })).text).not.toContain(DRAFTED)
  const cookie = people.reader?.cookie ?? ''
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const body = new URLSearchParams({ body: 'Words of my own, sent by a form.', draft: foreign.draft }).toString()

  const { status } = await ask(`/api/articles/${slug}/comments`, { method: 'POST', cookie, headers, body })

  expect(status).toBe(303)
  expect(await findDraft(foreign.draft, author)).toMatchObject({ fields: { body: DRAFTED } })
  // The control: its author reads it.
  expect((await ask(path, { cookie: people.author?.cookie ?? '' })).text).toContain(DRAFTED)
})

test('AUTHZ-2 a key that somebody else has used is a new one', async () => {
  const { slug } = planted
  const path = `/api/articles/${slug}/comments`
  const headers = { 'idempotency-key': `ferry-${newId()}` }
  const post = (cookie = '') =>
    ask(path, { method: 'POST', cookie, headers, body: { body: 'The same words of two people.' } })

  const [theirs, mine] = [await post(people.author?.cookie), await post(people.reader?.cookie)]

  expect([theirs.status, mine.status]).toEqual([201, 201])
  expect(mine.location).not.toBe(theirs.location)
})
