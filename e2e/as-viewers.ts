import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import { encode } from 'next-auth/jwt'
import { z } from 'zod'
import { eraseAccount } from '@/lib/accounts/erase-account'
import { signIn } from '@/lib/accounts/sign-in'
import { suspendReader } from '@/lib/accounts/suspend'
import { transaction } from '@/lib/db/client'
import { sqliteFile } from '@/lib/db/engine'
import { aPerson, PASSWORD, type Person } from './people'
import { SITE, SITE_ENVIRONMENT } from './site'

/** Everybody who may come to the door. */
export const VIEWERS = ['nobody', 'reader', 'newcomer', 'suspended', 'erased', 'moderator', 'admin'] as const
export type ViewerKind = (typeof VIEWERS)[number]
export type Somebody = { person: Person | null; cookie: string }
export type Everybody = Record<ViewerKind, Somebody>

export type Asking = {
  /** another site over the same store; not given: the one that every test runs against */
  site?: string
  method?: string
  cookie?: string
  headers?: Record<string, string>
  /** goes where the answer leads; not given: a redirect is the answer */
  follows?: boolean
  /** sent as JSON, or as it is where it is text */
  body?: unknown
}
export type Answer = { status: number; location: string; type: string; text: string }

const NOBODY: Somebody = { person: null, cookie: '' }
/** What virtual tables hold stands in tables of their own. */
const TABLES = `select name from sqlite_master where type = 'table' and sql not like 'create virtual%'`
const LONG_AGO = new Date('2025-01-01')
const Names = z.array(z.object({ name: z.string() }))

/** One of each, signed in; who was suspended or erased was signed in before. */
export async function inviteEverybody(): Promise<Everybody> {
  const reader = await enter(await aPerson())
  const newcomer = await enter(await aPerson('reader', false))
  const suspended = await enter(await aPerson())
  const erased = await enter(await aPerson())
  const moderator = await enter(await aPerson('moderator'))
  const admin = await enter(await aPerson('admin'))
  const joined = [reader, suspended, erased].map(({ person }) => person?.viewer.id ?? '')
  await transaction((tx) => tx.account.updateMany({ where: { id: { in: joined } }, data: { createdAt: LONG_AGO } }))
  await suspendReader('house', nameOf(suspended), { reason: 'Shouting at the ferry.' })
  await eraseAccount('house', nameOf(erased))
  return { nobody: NOBODY, reader, newcomer, suspended, erased, moderator, admin }
}

/** Signs somebody in without a browser. */
export async function enter(person: Person): Promise<Somebody> {
  const sub = await signIn({ name: person.name, password: PASSWORD }, '203.0.113.7')
  if (sub === null) throw new Error(`${person.name} cannot sign in.`)
  const token = await encode({ token: { sub }, secret: SITE_ENVIRONMENT.NEXTAUTH_SECRET })
  return { person, cookie: `next-auth.session-token=${token}` }
}

export function nameOf({ person }: Somebody): string {
  if (person === null) throw new Error('Nobody has no name.')
  return person.name
}

/** Sends one request from this site's own pages; redirects are answers, and a stream's beginning is enough. */
export async function ask(
  path: string,
  { site = SITE, method = 'GET', cookie = '', headers = {}, follows = false, body }: Asking = {},
): Promise<Answer> {
  const stop = new AbortController()
  const answer = await fetch(site + path, {
    method,
    redirect: follows ? 'follow' : 'manual',
    signal: stop.signal,
    headers: {
      origin: SITE,
      ...(cookie === '' ? {} : { cookie }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const type = answer.headers.get('content-type') ?? ''
  const isStream = type.startsWith('text/event-stream')
  const text = isStream ? '' : await answer.text()
  if (isStream) stop.abort()
  return { status: answer.status, location: answer.headers.get('location') ?? '', type, text }
}

/** Does something with each of many, so many at once. */
export async function inTurns<Item, Found>(
  items: readonly Item[],
  atOnce: number,
  act: (item: Item) => Promise<Found>,
): Promise<Found[]> {
  const found: Found[] = []
  for (let from = 0; from < items.length; from += atOnce)
    found.push(...(await Promise.all(items.slice(from, from + atOnce).map(act))))
  return found
}

/** A digest of each table of the store: what a refusal must not change. */
export function digestStore(): Record<string, string> {
  const store = new Database(sqliteFile(SITE_ENVIRONMENT.DATABASE_URL), { readonly: true })
  const tables = Names.parse(store.prepare(TABLES).all())
  const digests = tables.map(({ name }): [string, string] => [name, digestTable(store, name)])
  store.close()
  return Object.fromEntries(digests)
}

function digestTable(store: Database.Database, name: string): string {
  const hash = createHash('sha256')
  for (const row of store.prepare(`select * from "${name}"`).raw().iterate()) hash.update(JSON.stringify(row))
  return hash.digest('hex')
}
