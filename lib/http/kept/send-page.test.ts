import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import type { Kept } from './kept-pages'
import { packFor, packLike } from './send-page'

const kept = (words: string): Kept => ({
  status: 200,
  body: Buffer.from(words),
  etag: words,
  packed: new Map(),
  packing: new Map(),
})

const asking = (coding: string) =>
  Object.assign(new IncomingMessage(new Socket()), { rawHeaders: ['Host', 'localhost', 'Accept-Encoding', coding] })

test('a page is readied in the forms that readers had, and in no other', async () => {
  const before = kept('before')
  const after = kept('after')
  await packFor(asking('br'), before, { policy: 'p', isShared: true })
  await packFor(asking('gzip'), before, { policy: 'p', isShared: false })
  await packFor(asking('gzip'), before, { policy: 'p', isShared: true })
  for (const form of ['br', 'gzip for one']) Object.assign(before.packed.get(form) ?? {}, { isUsed: true })

  await packLike(after, before, 'p')

  expect([...after.packed.keys()]).toEqual(['br', 'gzip for one'])
  expect([...after.packed.values()].some(({ isUsed }) => isUsed)).toBe(false)
})
