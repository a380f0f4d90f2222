import { randomInt } from 'node:crypto'
import { createAccount } from '@/lib/accounts/sign-up'
import type { Role, Viewer } from '@/lib/accounts/view'
import { postComment } from '@/lib/comments/post'
import { transaction } from '@/lib/db/client'
import { closeDb } from '@/lib/db/close'
import { newId } from '@/lib/kernel/ids'
import { appealRemoval } from '@/lib/moderation/appeal'
import { removeComment } from '@/lib/moderation/remove'
import { reportComment } from '@/lib/moderation/report'
import { anArticle, aReader } from '@/lib/testing/factories'
import { aComment } from '@/lib/testing/shown'

// Run by a test in a process of its own, over the store of its own site: `held=40 reported=30 watched=15 appealed=15`.
// `shown=2` adds comments that do not wait, `admins=1` somebody who gives roles.
const PASSWORD = 'a veranda by the sea'
const REPORTS_EACH = 15
const wanted = new Map(process.argv.slice(2).map((one) => [one.split('=')[0], Number(one.split('=')[1])]))
const many = (state: string) => Array.from({ length: wanted.get(state) ?? 0 }, (_, index) => index)

const { slug } = await anArticle({ takesComments: 'open' })
const words = (what: string, index: number) =>
  `The lamp on berth ${index} is ${what} (${randomInt(1e9)}), and nobody came by to see to it.`

async function somebody(role: Role): Promise<Viewer> {
  const id = newId()
  return createAccount({ name: `Tester ${id.slice(-8)}`, email: `${id}@readers.example`, password: PASSWORD }, role)
}

const [first, second] = [await somebody('moderator'), await somebody('moderator')]
const regular = await aReader()
const places: string[] = []
const add = (number: number) => places.push(`${slug}/${number}`)

for (const index of many('own')) {
  const number = await aComment(first, slug, words('mine', index), new Date())
  await reportComment(regular, slug, number, { rule: 'abuse', text: 'It is rude.' })
  add(number)
}

for (const index of many('held')) add((await postComment(await aReader(), slug, { body: words('new', index) })).number)

let reporters: [Viewer, Viewer] = [first, second]
for (const index of many('reported')) {
  if (index % REPORTS_EACH === 0) reporters = [await aReader(), await aReader()]
  const number = await aComment(regular, slug, words('rude', index), new Date())
  for (const reporter of index % 2 ? reporters : reporters.slice(1))
    await reportComment(reporter, slug, number, { rule: 'abuse', text: 'It is rude.' })
  add(number)
}

for (const index of many('watched')) {
  const number = await aComment(regular, slug, words('for sale', index), new Date())
  const found = JSON.stringify({ words: ['for sale'] })
  await transaction(async (tx) => {
    const { id } = await tx.comment.findFirstOrThrow({ where: { number, article: { slug } }, select: { id: true } })
    const verdict = { commentId: id, revision: 1, rule: 'watched_words', kind: 'watch' as const, found, at: new Date() }
    await tx.verdict.create({ data: verdict, select: { rule: true } })
  })
  add(number)
}

for (const index of many('appealed')) {
  const number = await aComment(regular, slug, words('wrong', index), new Date())
  await removeComment(second, slug, number, { reason: 'off_topic', note: '' })
  await appealRemoval(regular, slug, number, { text: 'I think that it is on the topic.' })
  add(number)
}

for (const index of many('shown')) add(await aComment(regular, slug, words('fine', index), new Date()))

const admins: string[] = []
for (const _ of many('admins')) admins.push((await somebody('admin')).name)

await closeDb()
process.stdout.write(`${JSON.stringify({ slug, places, moderators: [first.name, second.name], admins })}\n`)
