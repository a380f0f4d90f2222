import { readFileSync } from 'node:fs'
import { type APIRequestContext, expect } from '@playwright/test'
import { z } from 'zod'
import { withdrawComment } from '@/lib/comments/withdraw'
import { newId } from '@/lib/kernel/ids'
import { reportComment } from '@/lib/moderation/report'
import { aComment } from '@/lib/testing/shown'
import { aPerson, logIn, type Person, test } from './people'
import { SITE } from './site'

/** A comment with a word that stands nowhere else; its sentence is what others quote. */
type Secret = { number: number; author: Person; word: string; sentence: string }
/** Somebody who looks: `at` are addresses of their own, beside those that everybody knows. */
type Looker = { request: APIRequestContext; at: string[] }

const FATES = ['removed', 'withdrawn', 'held'] as const

/** Every route of the build with every number and name in it, so that a new page is looked at from its first day. */
function listAddresses(slug: string, numbers: number[], names: string[]): string[] {
  const routes = Object.values(
    z.record(z.string(), z.string()).parse(JSON.parse(readFileSync('.next/app-path-routes-manifest.json', 'utf8'))),
  )
  const filled = routes.flatMap((route) =>
    numbers.flatMap((number) =>
      names.map((name) =>
        route
          .replace('[slug]', slug)
          .replace('[number]', String(number))
          .replace('[name]', encodeURIComponent(name))
          .replace('[...nextauth]', 'session'),
      ),
    ),
  )
  const asked = numbers.flatMap((number) => [
    `/articles/${slug}/write?reply=${number}&quote=${number}`,
    `/articles/${slug}/write?quote=${number}&pick=${number}:0`,
    `/moderate?state=all&at=${slug}/${number}`,
    `/api/articles/${slug}/comments?cursor=${number - 1}&limit=1`,
  ])
  return [...new Set([...filled, ...asked])].filter((address) => !address.startsWith('/_'))
}

/** At which addresses a looker finds each word, in the page or in what a client navigation gets of it. */
async function findWords(
  { request, at }: Looker,
  addresses: string[],
  words: string[],
): Promise<Record<string, string[]>> {
  const read: { place: string; text: string }[] = []
  for (const address of [...addresses, ...at]) {
    read.push({ place: address, text: await textOf(request, address, {}) })
    if (address.startsWith('/api/')) continue
    read.push({ place: `${address} (RSC)`, text: await textOf(request, address, { RSC: '1' }) })
  }
  const placesOf = (word: string) => read.filter(({ text }) => text.includes(word)).map(({ place }) => place)
  return Object.fromEntries(words.map((word) => [word, placesOf(word)]))
}

async function textOf(request: APIRequestContext, address: string, headers: Record<string, string>): Promise<string> {
  const answer = await request.get(address, { headers })
  expect([address, answer.status() < 500]).toEqual([address, true])
  return answer.text()
}

/** What a program is told of a passage that is nearly right: the true one, while it may be seen. */
async function askNearest(request: APIRequestContext, slug: string, { number, sentence }: Secret): Promise<string> {
  const body = `>>${number}\n> ${sentence.replace(/\w+\.$/, 'midnight.')}\nNo.`.replace(/w[0-9a-f]{10}/, 'somebody')
  const answer = await request.post(`/api/articles/${slug}/preview`, { headers: { origin: SITE }, data: { body } })
  return answer.text()
}

/** Sends a form without script that is refused for its last line; @returns where its words are kept */
async function keepDraft(request: APIRequestContext, slug: string, { number, sentence }: Secret): Promise<string> {
  const body = `>>${number}\n> ${sentence}\nIndeed.\n>>${number}\n> Nobody said so.\nNo.`
  const answer = await request.post(`/api/articles/${slug}/comments`, {
    headers: { origin: SITE },
    form: { body },
    maxRedirects: 0,
  })
  const { location = '' } = answer.headers()
  expect(location).toContain('draft=')
  return location.replace(SITE, '').replace(/#.*/, '')
}

async function aSecret(slug: string): Promise<Secret> {
  const [author, word] = [await aPerson(), `w${newId().slice(-10)}`]
  const sentence = `The lamp of ${word} was lit at noon.`
  const number = await aComment(author.viewer, slug, `${sentence} I was there.`, new Date())
  return { number, author, word, sentence }
}

test('the words of a removed, a withdrawn and a held comment are on no page and in no answer, quoted or not', async ({
  page,
  slug,
  desk,
  stranger,
  request,
}) => {
  test.setTimeout(300_000)
  const secrets = [await aSecret(slug), await aSecret(slug), await aSecret(slug)]
  const [removed, withdrawn, held] = secrets
  if (!removed || !withdrawn || !held) throw new Error('Three comments were posted.')
  const [quoter, reader] = [await aPerson(), await aPerson()]
  await logIn(page, quoter)
  await logIn(stranger, reader)
  const quotes = secrets.map(({ number, sentence }) => `>>${number}\n> ${sentence}\nSo says #${number}.\n`)
  const body = `${quotes.join('')}> ${removed.sentence}\nAgain, without a number.`
  const posted = await page.request.post(`/api/articles/${slug}/comments`, {
    headers: { origin: SITE },
    data: { body },
  })
  expect(posted.status()).toBe(201)
  const { number } = z.object({ number: z.number() }).parse(await posted.json())

  const words = secrets.map(({ word }) => word)
  const names = [quoter.name, ...secrets.map(({ author }) => author.name)]
  const addresses = listAddresses(slug, [...secrets.map((secret) => secret.number), number], names)
  const drafts = await Promise.all(secrets.map((secret) => keepDraft(page.request, slug, secret)))
  const lookers: Looker[] = [
    { request, at: [] },
    { request: stranger.request, at: [] },
    { request: page.request, at: drafts },
  ]

  // The control: while they are shown, everybody finds each word in all these places.
  for (const looker of lookers) {
    const found = await findWords(looker, addresses, words)
    for (const secret of secrets) {
      const places = [
        `/articles/${slug}`,
        `/articles/${slug} (RSC)`,
        `/articles/${slug}/comments/${secret.number}`,
        `/articles/${slug}/comments/${number}`,
        `/api/articles/${slug}/comments`,
        `/api/articles/${slug}/comments/${secret.number}`,
        `/api/articles/${slug}/comments/${number}`,
        `/api/articles/${slug}/comments/${secret.number}/revisions`,
        `/readers/${encodeURIComponent(secret.author.name)}`,
        `/readers/${encodeURIComponent(quoter.name)}`,
      ]
      expect(found[secret.word]).toEqual(expect.arrayContaining(places))
      expect(await askNearest(looker.request, slug, secret)).toContain(secret.word)
    }
  }

  const removal = await desk.request.post(`/api/articles/${slug}/comments/${removed.number}/removal`, {
    headers: { origin: SITE },
    data: { reason: 'spam' },
  })
  expect(removal.status()).toBeLessThan(300)
  await withdrawComment(withdrawn.author.viewer, slug, withdrawn.number)
  for (let reports = 1; reports <= 3; reports++)
    await reportComment((await aPerson('moderator')).viewer, slug, held.number, { rule: 'spam', text: '' })

  for (const looker of lookers) {
    const found = await findWords(looker, addresses, words)
    expect(found).toEqual(Object.fromEntries(words.map((word) => [word, []])))
    for (const [index, secret] of secrets.entries())
      expect([FATES[index], await askNearest(looker.request, slug, secret)]).toEqual([
        FATES[index],
        expect.not.stringContaining(secret.word),
      ])
  }
})
