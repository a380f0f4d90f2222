import type autocannon from 'autocannon'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { get } from '../ask'
import { chanceFrom, pick, sentence } from './words'
import type { Writer } from './writers'

/** A passage that can be quoted: the first sentence of a comment. */
export type Passage = { number: number; words: string }

const Posted = z.object({ number: z.number(), status: z.string().optional() })

/** The first sentences of a thread's comments. */
export function passagesOf(file: string, slug: string, count = 50): Passage[] {
  const database = new Database(file, { readonly: true })
  const rows = database
    .prepare<[string, number], { number: number; text: string }>(
      `SELECT c."number", r."text" FROM "Comment" c JOIN "Revision" r ON r."commentId" = c."id" AND r."number" = 1
       WHERE c."articleId" = (SELECT "id" FROM "Article" WHERE "slug" = ?) ORDER BY c."number" LIMIT ?`,
    )
    .all(slug, count)
  database.close()
  return rows.map(({ number, text }) => ({ number, words: text.slice(0, text.indexOf('.') + 1) }))
}

const chance = chanceFrom(Date.now() & 0xffff)
let written = 0

/** What somebody sends: one quote in the written form, and two sentences that nobody has said before. */
function newBody(passages: Passage[]): string {
  const { number, words } = pick(passages, chance, { number: 0, words: '' })
  const own = `${sentence(chance)} ${sentence(chance)} Said as number ${++written} of ${process.pid}.`
  return JSON.stringify({ body: number === 0 ? own : `>>${number}\n> ${words}\n\n${own}` })
}

const commentsPath = (slug: string) => `/api/articles/${slug}/comments`

function postHeaders(origin: string, writer: Writer): Record<string, string> {
  return { origin, cookie: writer.cookie, 'content-type': 'application/json', accept: 'application/json' }
}

/**
 * Posts one comment.
 *
 * @returns its number
 * @throws {Error} when it was not acknowledged, or is not shown
 */
export async function postOne(origin: string, slug: string, writer: Writer, passages: Passage[]): Promise<number> {
  const sent = { method: 'POST' as const, headers: postHeaders(origin, writer), body: newBody(passages) }
  const answer = await get(origin + commentsPath(slug), sent)
  if (answer.status !== 201)
    throw new Error(`A post was answered by ${answer.status}: ${answer.body.toString().slice(0, 300)}`)
  const { number, status = 'shown' } = Posted.parse(JSON.parse(answer.body.toString()))
  if (status !== 'shown') throw new Error(`Comment ${number} is ${status}, not shown.`)
  return number
}

type Endless = { origin: string; slug: string; writers: Writer[]; passages: Passage[]; acknowledged: number[] }

/** Makes each connection of the generator a writer who posts again as soon as the last post is acknowledged. */
export function writerSetup({ origin, slug, writers, passages, acknowledged }: Endless) {
  return (client: autocannon.Client, index: number): void => {
    const writer = writers[index % writers.length]
    if (!writer) throw new Error('There are no writers.')
    client.setRequests([postRequest({ origin, slug, passages, acknowledged }, writer)])
  }
}

/** One post of a generator's connection; what is acknowledged is written down. */
export function postRequest(
  { origin, slug, passages, acknowledged }: Omit<Endless, 'writers'>,
  writer: Writer,
): autocannon.Request {
  return {
    method: 'POST',
    path: commentsPath(slug),
    headers: postHeaders(origin, writer),
    setupRequest: (request) => ({ ...request, body: newBody(passages) }),
    onResponse: (status, body) => {
      if (status === 201) acknowledged.push(Posted.parse(JSON.parse(body)).number)
    },
  }
}

/** What became of the posts that were acknowledged: how many comments with these numbers are in the store. */
export function countStored(file: string, slug: string, beyond: number, acknowledged: number[]) {
  const database = new Database(file, { readonly: true })
  const numbers = database
    .prepare<[string, number], number>(
      `SELECT "number" FROM "Comment" WHERE "articleId" = (SELECT "id" FROM "Article" WHERE "slug" = ?) AND "number" > ?`,
    )
    .pluck()
    .all(slug, beyond)
  database.close()
  const stored = new Set(numbers)
  const twice = acknowledged.length - new Set(acknowledged).size
  const missing = acknowledged.filter((number) => !stored.has(number)).length + twice
  return { acknowledged: acknowledged.length, stored: stored.size, missing }
}
