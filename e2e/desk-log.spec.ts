import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import { z } from 'zod'
import { warnReader } from '@/lib/accounts/warn'
import { postComment } from '@/lib/comments/post'
import { newId } from '@/lib/kernel/ids'
import { approveComment } from '@/lib/moderation/approve'
import { removeComment } from '@/lib/moderation/remove'
import { aReader } from '@/lib/testing/factories'
import { aComment } from '@/lib/testing/shown'
import { aPerson, logIn, test } from './people'

const DAY_MS = 86_400_000
const REMOVED = '+49 is no argument, "Ada".\nPlease stay with the bell.'
const WARNED = '-1 point: please do not shout.'
/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/

const Entry = z.object({
  id: z.number(),
  kind: z.string(),
  at: z.string(),
  actor: z.string().nullable(),
  did: z.string(),
  article: z.object({ slug: z.string(), title: z.string() }).nullable(),
  comment: z.object({ number: z.number(), author: z.string() }).nullable(),
  reader: z.string().nullable(),
  rule: z.string().nullable(),
  note: z.string().nullable(),
  detail: z.string().nullable(),
})
type Entry = z.infer<typeof Entry>
const Log = z.object({ entries: z.array(Entry) })

/** A moderator has removed a comment of a reader with a dangerous name, warned them, and approved somebody's; a colleague too. */
async function someActs(slug: string) {
  const [moderator, colleague, newcomer] = [
    await aPerson('moderator'),
    await aPerson('moderator'),
    await aPerson('reader', false),
  ]
  // No name that is signed up begins so; one that an archive brought along could.
  const dangerous = await aReader({ name: `=HYPERLINK("//evil.example/${newId().slice(-8)}")` })
  const number = await aComment(dangerous, slug, 'The bell has to go, and so do you.', new Date())
  await removeComment(moderator.viewer, slug, number, { reason: 'abuse', note: REMOVED })
  await warnReader(moderator.viewer, dangerous.name, { text: WARNED })
  const { number: held } = await postComment(newcomer.viewer, slug, { body: 'My first words here.' })
  await approveComment(moderator.viewer, slug, held)
  const other = await aComment(dangerous, slug, 'It is still ringing in my ears.', new Date())
  await removeComment(colleague.viewer, slug, other, { reason: 'off_topic', note: '' })
  return { moderator, colleague, dangerous }
}

const entriesOf = (page: Page) => page.getByRole('main').getByRole('listitem')
const show = (page: Page) => page.getByRole('button', { name: 'Show', exact: true }).click()
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

/** Saves what a link leads to, as a browser does. */
async function save(page: Page, format: 'CSV' | 'JSON'): Promise<string> {
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: format, exact: true }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe(`log-${dayOf(Date.now())}.${format.toLowerCase()}`)
  return readFile(await download.path(), 'utf8')
}

/**
 * Reads a table as a spreadsheet does.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
function readCsv(text: string): Record<string, string>[] {
  const lines: string[][] = [[]]
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    lines.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === '\r\n') lines.push([])
    if (end === '') break
  }
  const [head = [], ...rows] = lines.filter((line) => line.length > 1)
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])))
}

/** That an act stands on the page as in a file. */
async function expectShown(item: Locator, entry: Entry): Promise<void> {
  const { actor, did, reader, rule, note, detail, comment, article, at } = entry
  await expect(item.locator('time')).toHaveAttribute('datetime', at)
  const about = comment ? [`#${comment.number}`, comment.author, article?.title ?? ''] : [reader ?? '']
  for (const words of [actor ?? 'the house', did, ...about, rule ?? '', detail ?? ''])
    await expect(item).toContainText(words)
  if (note !== null) await expect(item.locator('q')).toHaveText(note)
}

test('the log is narrowed by act, moderator, reader, article, days and to decisions', async ({ page, slug }) => {
  const { moderator, colleague, dangerous } = await someActs(slug)
  await logIn(page, moderator)
  const narrow = async (fields: Record<string, string>) => {
    await page.goto('/moderate/log')
    for (const [label, words] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(words)
    await show(page)
  }
  const entries = entriesOf(page)

  await narrow({ 'By moderator': moderator.name })
  await expect(entries).toHaveCount(3)
  await expect(page.getByLabel('By moderator')).toHaveValue(moderator.name)
  await page.getByLabel('only decisions').check()
  await show(page)
  await expect(entries).toHaveCount(2)
  await page.getByLabel('Act', { exact: true }).selectOption({ label: 'comment approved' })
  await show(page)
  await expect(entries).toHaveCount(1)
  await expect(entries).toContainText(`${moderator.name} approved`)

  await narrow({ 'About reader': dangerous.name })
  await expect(entries.filter({ hasText: 'removed' })).toHaveCount(2)
  await expect(entries.filter({ hasText: 'warned' })).toHaveCount(1)
  await narrow({ 'By moderator': colleague.name, 'Article’s address': slug })
  await expect(entries).toHaveCount(1)
  await narrow({ 'By moderator': moderator.name, From: dayOf(Date.now() - DAY_MS), To: dayOf(Date.now()) })
  await expect(entries).toHaveCount(3)
  await narrow({ 'By moderator': moderator.name, From: dayOf(Date.now() + DAY_MS) })
  await expect(page.getByText('Nothing like this was done yet.')).toBeVisible()

  await page.getByRole('link', { name: 'Show all' }).click()
  await expect(page.getByLabel('By moderator')).toHaveValue('')
  expect(await entries.count()).toBeGreaterThan(3)
})

test('what the log is narrowed to is saved as a table and as JSON, as it stands on the page and safe to open', async ({
  page,
  slug,
}) => {
  const { moderator, dangerous } = await someActs(slug)
  await logIn(page, moderator)
  await page.goto('/moderate/log')
  await page.getByLabel('By moderator').fill(moderator.name)
  await show(page)
  const items = entriesOf(page)
  await expect(items).toHaveCount(3)

  const { entries } = Log.parse(JSON.parse(await save(page, 'JSON')))
  const table = await save(page, 'CSV')
  const rows = readCsv(table.replace(/^\ufeff/, ''))

  expect(entries.map(({ kind }) => kind)).toEqual(['comment.approved', 'account.warned', 'comment.removed'])
  for (const [index, entry] of entries.entries()) await expectShown(items.nth(index), entry)
  const [, warned, removed] = entries
  expect([warned?.reader, warned?.note, removed?.note]).toEqual([dangerous.name, WARNED, REMOVED])
  expect(removed?.comment?.author).toBe(dangerous.name)

  // The same acts in the table, but that what could be a formula begins with an apostrophe.
  const safe = (words: string | null | undefined) => (FORMULA.test(words ?? '') ? `'${words}` : (words ?? ''))
  expect(table.startsWith('\ufeffid,at,by,kind,did,')).toBe(true)
  expect(rows).toEqual(
    entries.map(({ id, at, actor, kind, did, article, comment, reader, rule, note, detail }) => ({
      ...{ id: String(id), at, by: safe(actor), kind, did, article: article?.slug ?? '', title: article?.title ?? '' },
      ...{ comment: String(comment?.number ?? ''), author: safe(comment?.author), reader: safe(reader) },
      ...{ rule: safe(rule), words: safe(note), change: safe(detail) },
    })),
  )
  expect(rows[2]?.author).toBe(`'${dangerous.name}`)
  expect(rows.flatMap((row) => Object.values(row)).filter((cell) => FORMULA.test(cell))).toEqual([])
})
