import { beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/accounts/view'
import { transaction } from '@/lib/db/client'
import { newId } from '@/lib/kernel/ids'
import { anArticle, aReader, noon } from '@/lib/testing/factories'
import { aComment, aRegular } from '@/lib/testing/shown'
import { nameKey } from '@/lib/text/names'
import { postComment } from './post'
import { readCard } from './queries'

let author: Viewer
let slug: string
beforeEach(async () => {
  author = await aRegular('Low Tide')
  slug = (await anArticle()).slug
})

/** Somebody with any name, as an imported file brings them, who has written in the thread. */
async function hasWritten(name: string): Promise<void> {
  const row = { id: newId(), name, nameKey: `unclaimed:${name}`, skeleton: nameKey(name), createdAt: noon }
  await transaction((tx) => tx.account.create({ data: { ...row, isUnclaimed: true }, select: { id: true } }))
  await aComment({ id: row.id, name, role: 'reader', suspension: null }, slug, `What ${newId()} says.`)
}

async function mentionedBy(body: string): Promise<string[]> {
  const { number } = await postComment(author, slug, { body }, null, noon)
  return (await readCard(slug, number, author))?.mentions.toSorted() ?? []
}

test.each([
  ['Pier Side', 'As @pier side, says: no.'],
  ['Pier Side', 'As (@Pier Side) says.'],
  ['Élan', 'See @E\u0301LAN'],
  ['kite_7', '@kite_7 is right.'],
  ['Mr. T.', 'I pity @Mr. T. for that.'],
  ['渡し船', '@渡し船 さん'],
  ['!!!', 'So says @!!! here.'],
  ['Wow!', 'So says @Wow! here.'],
  ['🛥 Captain', 'Aye @🛥 captain.'],
])('%s is mentioned in “%s”', async (name, body) => {
  await hasWritten(name)

  expect(await mentionedBy(body)).toEqual([name])
})

test.each([
  ['Pier', 'See @Pierside there.'],
  ['Pier', 'Write to me@Pier today.'],
  ['Pier Side', 'See @Pier-Side there.'],
  ['Pier', 'See Pier there.'],
])('%s is not mentioned in “%s”', async (name, body) => {
  await hasWritten(name)

  expect(await mentionedBy(body)).toEqual([])
})

test('of names that begin alike the longest is meant, and everybody is mentioned once', async () => {
  for (const name of ['Sam', 'Sam Okafor', 'Noa']) await hasWritten(name)

  expect(await mentionedBy('@Sam Okafor and @noa, but not @Samuel; @NOA again.')).toEqual(['Noa', 'Sam Okafor'])
})

test('who has written elsewhere only is not mentioned', async () => {
  await aComment(await aReader({ name: 'Far Shore' }), (await anArticle()).slug, 'Hello from there.')

  expect(await mentionedBy('And you, @Far Shore?')).toEqual([])
})
