import { type APIRequestContext, type APIResponse, type Browser, expect, request as requests } from '@playwright/test'
import { withdrawComment } from '@/lib/comments/withdraw'
import { newId } from '@/lib/kernel/ids'
import { removeComment } from '@/lib/moderation/remove'
import { aComment } from '@/lib/testing/shown'
import { anArticle, aPerson, logIn, type Person, test } from './people'
import { SITE } from './site'

const READS = 1_000
const AT_ONCE = 8

/** Somebody who reads, with all that only they may see. */
type Reader = { name: string; request: APIRequestContext; own: string[]; isModerator: boolean }

/** A held comment has a word that nobody but its author and the moderators may read. */
async function aHeldWord(request: APIRequestContext, slug: string): Promise<string> {
  const word = `w${newId().slice(-12)}`
  const body = `See https://example.com/${word} for more.`
  const answer = await request.post(`/api/articles/${slug}/comments`, { headers: { origin: SITE }, data: { body } })
  expect(await answer.json()).toMatchObject({ status: 'held' })
  return word
}

function* variantsOf(slug: string): Generator<{ address: string; headers: Record<string, string> }> {
  const addresses = [
    '/',
    `/articles/${slug}`,
    `/articles/${slug}?page=1`,
    `/articles/${slug}?order=newest`,
    `/articles/${slug}?utm_source=mail`,
    `/articles/${slug}?said=posted`,
    `/articles/${slug}/paragraphs/1`,
    `/articles/${slug}/comments/9/conversation`,
    '/rules',
  ]
  for (;;) {
    for (const address of addresses) {
      for (const encoding of ['gzip', 'br', 'identity']) yield { address, headers: { 'accept-encoding': encoding } }
    }
  }
}

test('CACHE-1 a thousand reads by four people at once, while things happen: nobody gets what is another’s', async ({
  browser,
  withScript,
}) => {
  test.skip(!withScript, 'Reads without a browser are the same with and without script.')
  test.setTimeout(180_000)
  const slug = await anArticle()
  const people = [await aPerson(), await aPerson(), await aPerson('moderator')]
  const readers: Reader[] = [
    { name: '', request: await requests.newContext({ baseURL: SITE }), own: [], isModerator: false },
  ]
  for (const person of people) readers.push(await signedIn(browser, person, slug))
  const names = readers.map(({ name }) => name)
  const words = readers.flatMap(({ own }) => own)
  const author = await aPerson()
  const variants = variantsOf(slug)
  const faults: string[] = []
  const tags: string[] = []

  async function readOne(index: number): Promise<void> {
    const reader = readers[index % readers.length]
    const variant = variants.next().value
    if (!reader || !variant) return
    const known = tags[index % Math.max(1, tags.length)]
    const condition: Record<string, string> = known && index % 5 === 0 ? { 'if-none-match': known } : {}
    const answer = await reader.request.get(variant.address, { headers: { ...variant.headers, ...condition } })
    const tag = answer.headers().etag
    if (tag && tags.length < 50) tags.push(tag)
    const found = await faultsOf(answer, reader, { names, words })
    faults.push(...found.map((fault) => `${reader.name || 'a stranger'} at ${variant.address}: ${fault}`))
  }

  for (let index = 0; index < READS; index += AT_ONCE) {
    await Promise.all([...Array.from({ length: AT_ONCE }, (_, n) => readOne(index + n)), act(index)])
  }

  async function act(index: number): Promise<void> {
    if (index % (5 * AT_ONCE) !== 0) return
    const number = await aComment(author.viewer, slug, `Something is added after ${index} reads.`, new Date())
    const moderator = people[2]
    if (index % (10 * AT_ONCE) === 0) await withdrawComment(author.viewer, slug, number)
    else if (moderator) await removeComment(moderator.viewer, slug, number, { reason: 'spam', note: '' })
  }

  expect(faults).toEqual([])
  expect(words.length).toBe(2)
})

/** What is wrong with an answer: words of others in it, or not made for this reader. */
async function faultsOf(
  answer: APIResponse,
  { name, own, isModerator }: Reader,
  { names, words }: { names: string[]; words: string[] },
): Promise<string[]> {
  const text = await answer.text()
  // A moderator reads what is held, with the names of those who wrote it.
  const others = isModerator ? [] : [...names.filter((one) => one !== '' && one !== name), ...words]
  const faults = others.filter((secret) => !own.includes(secret) && text.includes(secret))
  if (answer.status() >= 400) faults.push(String(answer.status()))
  if (name === '') return /csrfToken|Log out/.test(text) ? [...faults, 'parts for somebody signed in'] : faults
  if (!text.includes(name)) faults.push('not made for them')
  return answer.headers()['cache-control'] === 'private, no-store' ? faults : [...faults, 'may be kept']
}

async function signedIn(browser: Browser, person: Person, slug: string): Promise<Reader> {
  const context = await browser.newContext({ baseURL: SITE })
  await logIn(await context.newPage(), person)
  const { request } = context
  const isModerator = person.viewer.role === 'moderator'
  return { name: person.name, request, own: isModerator ? [] : [await aHeldWord(request, slug)], isModerator }
}
