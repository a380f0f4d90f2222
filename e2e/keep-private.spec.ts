import { expect, test } from '@playwright/test'
import { writeNote } from '@/lib/accounts/write-note'
import { db } from '@/lib/db/client'
import { newId } from '@/lib/kernel/ids'
import { appealRemoval } from '@/lib/moderation/appeal'
import { removeComment } from '@/lib/moderation/remove'
import { reportComment } from '@/lib/moderation/report'
import { aComment } from '@/lib/testing/shown'
import { ask, enter, inTurns, nameOf, type Somebody } from './as-viewers'
import { anAsset } from './list-routes'
import { anArticle, aPerson } from './people'
import { ROUTES } from './routes-table'

type Planted = {
  slug: string
  numbers: number[]
  author: Somebody
  reporter: Somebody
  moderator: Somebody
  /** e-mail addresses, hashes, sessions: for nobody at all */
  secrets: string[]
  /** what the desk alone reads */
  ofDesk: Record<'reporter' | 'report' | 'note', string>
  appeal: string
}

const aWord = (kind: string) => `${kind}${newId().slice(-10)}`

/** A comment that was reported and one that was removed, appealed for, by a reader on whom there is a note. */
async function plant(): Promise<Planted> {
  const [author, reporter, moderator] = [
    await enter(await aPerson()),
    await enter(await aPerson()),
    await enter(await aPerson('moderator')),
  ]
  const people = [author, reporter, moderator].flatMap(({ person }) => (person ? [person.viewer] : []))
  const [writer, teller, decider] = people
  if (!writer || !teller || !decider) throw new Error('Somebody is missing.')
  const slug = await anArticle()
  const numbers = [
    await aComment(writer, slug, 'The lamp under the jetty is lit again.', new Date()),
    await aComment(writer, slug, 'Nobody should have to hear that bell.', new Date()),
  ]
  const [shown = 0, removed = 0] = numbers
  const [report, note, appeal] = [aWord('report'), aWord('note'), aWord('appeal')]
  for (const number of numbers) await reportComment(teller, slug, number, { rule: 'spam', text: report })
  await removeComment(decider, slug, removed, { reason: 'spam', note: '' })
  await appealRemoval(writer, slug, removed, { text: `Please look again: ${appeal}.` })
  await writeNote(decider, writer.name, { text: note })
  return {
    slug,
    numbers: [shown, removed],
    author,
    reporter,
    moderator,
    secrets: await listSecrets(people.map(({ id }) => id)),
    ofDesk: { reporter: teller.name, report, note },
    appeal,
  }
}

async function listSecrets(ids: string[]): Promise<string[]> {
  const rows = await db().account.findMany({
    where: { id: { in: ids } },
    take: ids.length,
    select: { email: true, passwordHash: true, sessions: { take: 5, select: { id: true } } },
  })
  return rows.flatMap(({ email, passwordHash, sessions }) => [
    email ?? '',
    passwordHash ?? '',
    ...sessions.map(({ id }) => id),
  ])
}

/** Every address that can be read, with each number and name in it, and the desk's with its questions. */
function listAddresses({ slug, numbers, author, reporter }: Planted): string[] {
  const names = [nameOf(author), nameOf(reporter)].map(encodeURIComponent)
  const parts: Record<string, string[]> = {
    '[slug]': [slug],
    '[number]': numbers.map(String),
    '[name]': names,
    '[...nextauth]': ['session', 'csrf', 'providers'],
    '[chart]': ['comments.svg'],
    '[file]': [anAsset().split('/').at(-1) ?? ''],
  }
  const filled = Object.entries(ROUTES)
    .filter(([, lines]) => 'GET' in lines)
    .flatMap(([route]) =>
      Object.entries(parts).reduce(
        (paths, [part, values]) => paths.flatMap((path) => values.map((value) => path.replace(part, value))),
        [route],
      ),
    )
  const asked = numbers.flatMap((number) => [
    `/articles/${slug}/write?reply=${number}&quote=${number}`,
    ...['all', 'reported', 'appealed', 'removed'].map((state) => `/moderate?state=${state}&at=${slug}/${number}`),
  ])
  return [
    ...new Set([
      ...filled,
      ...asked,
      ...names.map((name) => `/moderate/readers?name=${name}`),
      `/api/articles/${slug}/comments?limit=100`,
      ...['all', 'reported', 'held', 'appealed'].map((state) => `/api/moderation/queue?state=${state}`),
      '/api/moderation/log?format=csv',
      '/api/moderation/log?format=json',
      '/search?q=lamp',
      '/api/search?q=lamp',
    ]),
  ]
}

/** At which addresses each word is read by somebody, in the page or in what a client navigation gets of it. */
async function findWords(
  addresses: string[],
  { cookie }: Somebody,
  words: string[],
): Promise<Record<string, string[]>> {
  const kinds = addresses.flatMap((path) => [
    { path, headers: {} },
    ...(path.startsWith('/api/') ? [] : [{ path, headers: { rsc: '1' } }]),
  ])
  const read = await inTurns(kinds, 8, async ({ path, headers }) => {
    const { status, text } = await ask(path, { cookie, headers, follows: true })
    expect([path, status < 500 || path === '/_global-error']).toEqual([path, true])
    return { path, text }
  })
  // Whoever asks for a name is told of it.
  const placesOf = (word: string) =>
    read
      .filter(({ path, text }) => text.includes(word) && !decodeURIComponent(path).includes(word))
      .map(({ path }) => path)
  return Object.fromEntries(words.map((word) => [word, placesOf(word)]))
}

test('AUTHZ-4 no e-mail, hash, session, reporter or note leaves for who may not see it', async () => {
  test.setTimeout(240_000)
  const planted = await plant()
  const { secrets, ofDesk, appeal, author, reporter, moderator } = planted
  const addresses = listAddresses(planted)
  const [stranger, admin] = [await enter(await aPerson()), await enter(await aPerson('admin'))]
  const nobody: Somebody = { person: null, cookie: '' }
  const none = (words: string[]) => Object.fromEntries(words.map((word) => [word, []]))
  const hidden = [...secrets, ofDesk.reporter, ofDesk.report, ofDesk.note]

  for (const somebody of [nobody, stranger])
    expect(await findWords(addresses, somebody, [...hidden, appeal])).toEqual(none([...hidden, appeal]))

  // One's own address may stand on one's own page, and one's own name everywhere.
  const [ownMail = ''] = secrets
  const seen = await findWords(addresses, author, hidden)
  expect({ ...seen, [ownMail]: [] }).toEqual(none(hidden))
  expect((seen[ownMail] ?? []).filter((path) => !path.startsWith('/account'))).toEqual([])

  for (const somebody of [moderator, admin]) {
    const {
      [ofDesk.reporter]: byName,
      [ofDesk.report]: reports,
      [ofDesk.note]: notes,
      ...rest
    } = await findWords(addresses, somebody, hidden)
    const isOfDesk = (path: string) => path.startsWith('/moderate') || path.startsWith('/api/moderation/')
    expect([...(byName ?? []), ...(reports ?? []), ...(notes ?? [])].filter((path) => !isOfDesk(path))).toEqual([])
    // The control: the desk has them.
    expect([byName, reports, notes].map((places) => (places ?? []).length > 0)).toEqual([true, true, true])
    expect(Object.entries(rest).filter(([, places]) => places.some((path) => !path.startsWith('/account')))).toEqual([])
  }
  expect(nameOf(reporter)).toBe(ofDesk.reporter)
})
