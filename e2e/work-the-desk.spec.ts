import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { newId } from '@/lib/kernel/ids'
import { aPerson, logIn, test } from './people'

async function remove(desk: Page, reason: string, words: string): Promise<void> {
  await desk.getByText('Remove…').click()
  await desk.getByRole('radio', { name: reason }).check()
  await desk.getByLabel('Words to its author, if you like').fill(words)
  await desk.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(desk.getByRole('status').first()).toContainText(/removed/i)
}

test('a comment is reported, removed at the desk with a reason, and restored', async ({ page, slug, desk }) => {
  await logIn(page, await aPerson())
  await page.goto(`/articles/${slug}`)
  await page.locator('#c7').getByRole('link', { name: 'Report' }).click()
  await page.getByRole('radio', { name: /Off topic/ }).check()
  await page.getByLabel('Anything the moderators should know').fill('It is about a shipwreck.')
  await page.getByRole('button', { name: 'Report this comment' }).click()
  await expect(page.getByRole('status').first()).toContainText('A moderator will look at it')

  await desk.goto(`/moderate?state=reported&at=${slug}/7`)
  await expect(desk.getByText('It is about a shipwreck.')).toBeVisible()
  await expect(desk.getByText('Quoted in 1 comment').first()).toBeVisible()
  await remove(desk, 'off topic', 'Please stay with the bell.')

  await page.goto(`/articles/${slug}`)
  await expect(page.locator('#c7')).toContainText('Removed by a moderator: off topic.')
  await expect(page.locator('#c20')).toContainText('hidden with its source')
  await expect(page.getByText('A bell is a way of shouting a name')).toHaveCount(0)

  await desk.goto(`/moderate?state=removed&at=${slug}/7`)
  await desk.getByRole('button', { name: 'Restore' }).click()
  await expect(desk.getByRole('status').first()).toContainText(/restored/i)
  await page.goto(`/articles/${slug}`)
  await expect(page.locator('#c20 blockquote')).toContainText('A bell is a way of shouting a name')
  await desk.goto('/moderate/log')
  await expect(desk.getByRole('main')).toContainText('Please stay with the bell.')
})

test('a held first comment is approved, and everybody sees it', async ({ page, slug, desk, stranger }) => {
  await logIn(page, await aPerson('reader', false))
  await page.goto(`/articles/${slug}`)
  await page.getByLabel('Your words').fill('My first words here.')
  await page.getByRole('button', { name: 'Post comment' }).click()
  await expect(page.locator('#c24')).toContainText('Held for a moderator')

  await desk.goto(`/moderate?state=held&at=${slug}/24`)
  await desk.getByRole('button', { name: 'Approve' }).click()
  await expect(desk.getByRole('status').first()).toContainText(/approved/i)

  await stranger.goto(`/articles/${slug}/comments/24`)
  await expect(stranger.locator('#c24')).toContainText('My first words here.')
})

test('the author of a removed comment reads the reason on their own page', async ({ page, slug, desk }) => {
  await logIn(page, await aPerson())
  await page.goto(`/articles/${slug}`)
  await page.getByLabel('Your words').fill('Buy my candles.')
  await page.getByRole('button', { name: 'Post comment' }).click()
  await desk.goto(`/moderate?at=${slug}/24`)
  await remove(desk, 'advertising', 'No candles, please.')

  await page.goto('/account')

  await expect(page.getByText('Removed by a moderator: advertising.')).toBeVisible()
  await expect(page.getByText('No candles, please.')).toBeVisible()
})

test('closing an article closes its thread, and opening opens it', async ({ page, slug, desk }) => {
  for (const [act, words] of [
    ['Close', 'Comments are closed'],
    ['Open', 'Login to comment'],
  ] as const) {
    await desk.goto('/moderate/articles')
    await desk
      .locator(`form[action$="/${slug}/closure"]`)
      .getByRole('button', { name: new RegExp(act) })
      .click()
    await expect(desk).toHaveURL(/said=/)
    await page.goto(`/articles/${slug}`)
    await expect(page.getByText(words).first()).toBeVisible()
  }
})

test('a suspended reader is told why, and cannot post', async ({ page, slug, desk }) => {
  const reader = await aPerson()
  await logIn(page, reader)
  await desk.goto(`/moderate/readers?name=${encodeURIComponent(reader.name)}`)
  await desk.getByLabel(/reason/i).fill('Candles, again.')
  await desk.getByRole('button', { name: /Suspend/ }).click()
  await expect(desk).toHaveURL(/said=/)

  await page.goto(`/articles/${slug}`)
  await page.getByLabel('Your words').fill('Am I still here?')
  await page.getByRole('button', { name: 'Post comment' }).click()

  await expect(page.getByRole('alert').first()).toContainText('Candles, again.')
  await expect(page.getByLabel('Your words')).toHaveValue('Am I still here?')
})

test('an admin imports an article file at the desk', async ({ page }) => {
  await logIn(page, await aPerson('admin'))
  await page.goto('/moderate/imports')
  const text = readFileSync('prisma/sample-article.txt', 'utf8').replace('Night ferries', `Boats ${newId()}`)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'boats.txt', mimeType: 'text/plain', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: /Import/ }).click()

  await expect(page.getByText('23 comments by 12 authors')).toBeVisible()
  await expect(page.getByText(/certain/).first()).toBeVisible()
})

test('for everybody else the desk does not exist', async ({ page, slug, request }) => {
  const pages = [
    '/moderate',
    '/moderate/log',
    '/moderate/articles',
    '/moderate/readers',
    '/moderate/imports',
    '/api/moderation/queue',
    '/api/moderation/log',
  ]
  for (const path of pages) expect([path, (await request.get(path)).status()]).toEqual([path, 404])

  await logIn(page, await aPerson())
  for (const path of pages) expect([path, (await page.request.get(path)).status()]).toEqual([path, 404])
  const removal = await page.request.post(`/api/articles/${slug}/comments/7/removal`, {
    data: { reason: 'spam' },
    headers: { origin: new URL(page.url()).origin },
  })
  expect(removal.status()).toBe(404)
})
