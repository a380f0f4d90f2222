import { beforeEach, describe, expect, test } from 'vitest'
import type { EventKind } from '@/lib/events/schema'
import type { SeenEvent } from '@/lib/events/watch'
import { KeptPages, type Made } from './kept-pages'

const start = new Date('2026-11-23T12:00:00Z').getTime()
let timeMs = 0
let made: string[] = []
let version = 1
let pages: KeptPages
let open: (() => void)[] = []
let isWaiting = false
let isSound = true

const event = (kind: EventKind, articleId: string | null = 'a'): SeenEvent => ({
  id: 1,
  kind,
  articleId,
  commentId: null,
})

async function make(key: string): Promise<Made | null> {
  made.push(key)
  const html = `${key} ${version}`
  if (isWaiting) await new Promise<void>((resolve) => open.push(resolve))
  if (key.startsWith('none')) return null
  const until = key.includes('closing') ? new Date(start + 1_000) : null
  const dependsOn = key.startsWith('front') ? ('everything' as const) : { articleId: key.slice(0, 1) }
  return { status: 200, html, dependsOn, until }
}

const words = async (key: string) => (await pages.find(key))?.body.toString() ?? null

beforeEach(() => {
  timeMs = 0
  made = []
  version = 1
  open = []
  isWaiting = false
  isSound = true
  pages = new KeptPages({
    make,
    maxBytes: 3_000,
    clockMs: () => timeMs,
    now: () => new Date(start + timeMs),
    isSound: () => isSound,
  })
})

test('a page is made once and kept until something changes on it', async () => {
  const first = [await words('a1'), await words('a1'), pages.findReady('a1')?.body.toString()]
  version = 2
  pages.hear([event('comment.removed')])

  expect(first).toEqual(['a1 1', 'a1 1', 'a1 1'])
  expect([pages.findReady('a1'), await words('a1'), made.length]).toEqual([null, 'a1 2', 2])
})

test('what happens under another article, or does not show, leaves it', async () => {
  await words('a1')

  pages.hear([event('comment.removed', 'b'), event('account.password_changed', null)])

  expect(pages.findReady('a1')).not.toBeNull()
})

test('what happens to an account, or an event that was missed, changes every page', async () => {
  await Promise.all([words('a1'), words('b1'), words('front')])

  pages.hear([event('account.renamed', null)])
  const afterRename = pages.size.pages
  await words('a1')
  pages.hear('lost')

  expect([afterRename, pages.size]).toEqual([0, { pages: 0, bytes: 0 }])
})

test('however many wait for it, it is made once', async () => {
  isWaiting = true
  const all = Array.from({ length: 50 }, () => words('a1'))
  await new Promise(setImmediate)
  for (const go of open) go()

  expect(new Set(await Promise.all(all))).toEqual(new Set(['a1 1']))
  expect(made).toEqual(['a1'])
})

describe('something was added', () => {
  test('within a quarter of a second the page before is sent, then one that has it', async () => {
    await words('a1')
    version = 2
    timeMs = 100
    pages.hear([event('comment.posted')])

    const early = await words('a1')
    timeMs = 250

    expect([early, await words('a1')]).toEqual(['a1 1', 'a1 2'])
  })

  test('while it is being made others get the page before, for half a second at most', async () => {
    await words('a1')
    timeMs = 1_000
    pages.hear([event('comment.recommended')])
    isWaiting = true
    version = 2
    const waiting = words('a1')
    timeMs = 1_400
    const others = pages.findReady('a1')?.body.toString()
    timeMs = 1_500
    const late = pages.findReady('a1')
    for (const go of open) go()

    expect([others, late, await waiting]).toEqual(['a1 1', null, 'a1 2'])
  })

  test('during the making the page counts as lacking it', async () => {
    isWaiting = true
    const first = words('a1')
    await new Promise(setImmediate)
    pages.hear([event('comment.posted')])
    for (const go of open) go()
    await first
    isWaiting = false
    version = 2
    timeMs = 300

    expect(await words('a1')).toBe('a1 2')
  })

  test('in a burst it is made four times a second, and nobody gets a page older than half a second', async () => {
    const seen: [number, number][] = []
    for (timeMs = 0; timeMs < 3_000; timeMs += 10) {
      version = timeMs
      pages.hear([event('comment.posted')])
      seen.push([timeMs, Number((await words('a1'))?.split(' ')[1])])
    }

    expect(made.length).toBeLessThanOrEqual(13)
    expect(Math.max(...seen.map(([at, of]) => at - of))).toBeLessThanOrEqual(500)
  })
})

test('what was removed while a page was being made is not in any that is asked for afterwards', async () => {
  isWaiting = true
  const before = words('a1')
  await new Promise(setImmediate)
  version = 2
  pages.hear([event('comment.removed')])
  const after = words('a1')
  await new Promise(setImmediate)
  for (const go of open) go()

  expect([await before, await after, pages.findReady('a1')?.body.toString()]).toEqual(['a1 1', 'a1 2', 'a1 2'])
})

test('a page that changes by itself is made anew then', async () => {
  await words('a-closing')
  timeMs = 999
  const before = pages.findReady('a-closing')
  timeMs = 1_000

  expect([before === null, pages.findReady('a-closing')]).toEqual([false, null])
})

test('what is used longest ago goes when there are more bytes than were allowed', async () => {
  const long = 'x'.repeat(300)
  await words(`a${long}`)
  await words(`b${long}`)
  pages.findReady(`a${long}`)
  await words(`c${long}`)

  expect([pages.findReady(`a${long}`) === null, pages.findReady(`b${long}`) === null]).toEqual([false, true])
  expect(pages.size.bytes).toBeLessThanOrEqual(3_000)
})

test('what is not there is not kept', async () => {
  expect([await words('none'), await words('none'), pages.size.pages]).toEqual([null, null, 0])
})

test('while nobody says what happens, a page is kept for a quarter of a second at most', async () => {
  await words('a1')
  isSound = false
  const young = pages.findReady('a1')
  timeMs = 250

  expect([young === null, pages.findReady('a1')]).toEqual([false, null])
})

test('where hearing takes looking, what nobody looked for counts from the look before', async () => {
  const happened: SeenEvent[] = []
  const kept: KeptPages = new KeptPages({
    make,
    maxBytes: 3_000,
    clockMs: () => timeMs,
    catchUp: () => kept.hear(happened.splice(0)),
  })
  await kept.find('a1')
  version = 2
  happened.push(event('comment.posted'))

  timeMs = 3_000
  const both = await Promise.all([kept.find('a1'), kept.find('a1')])

  expect(both.map((page) => page?.body.toString())).toEqual(['a1 2', 'a1 2'])
})

describe('the forms in which readers have a page', () => {
  const packing: [string, string][] = []
  let isPacked: () => void = () => undefined

  beforeEach(() => {
    packing.length = 0
    pages = new KeptPages({
      make,
      packLike: (page, before) => {
        packing.push([before.body.toString(), page.body.toString()])
        return new Promise((resolve) => {
          isPacked = resolve
        })
      },
      maxBytes: 3_000,
      clockMs: () => timeMs,
    })
  })

  /** Somebody waits for a page that lacks a comment; it is made, and its forms are not. */
  async function askAnew(): Promise<{ page: Promise<string | null> }> {
    await words('a1')
    version = 2
    timeMs = 1_000
    pages.hear([event('comment.posted')])
    const page = words('a1')
    await new Promise(setImmediate)
    return { page }
  }

  test('are made before the page takes the place of the one before, which others get until then', async () => {
    const { page } = await askAnew()
    const meanwhile = pages.findReady('a1')?.body.toString()
    isPacked()

    expect([meanwhile, await page, pages.findReady('a1')?.body.toString()]).toEqual(['a1 1', 'a1 2', 'a1 2'])
    expect(packing).toEqual([['a1 1', 'a1 2']])
  })

  test('what is removed while they are made is not kept', async () => {
    const { page } = await askAnew()
    pages.hear([event('comment.removed')])
    isPacked()
    await page

    expect(pages.findReady('a1')).toBeNull()
  })
})
