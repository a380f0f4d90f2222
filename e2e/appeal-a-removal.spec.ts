import { expect, type Locator, type Page } from '@playwright/test'
import { aPerson, logIn, test } from './people'

const WORDS = 'I took the first boat home, and the bell was lovely.'
const TO_AUTHOR = 'This thread is about the night timetable.'
const APPEAL = 'The bell is in the second paragraph of the article, so it belongs here.'
const VERDICT = 'You are right, the article speaks of it.'
const REPORT = 'It goes after the captain once more.'

/**
 * For what the comment is reported and removed: no other test does it for these, so that what is counted of them is this
 * story's alone. It is told twice at a time, with JavaScript and without.
 */
const ruleOf = (withScript: boolean) => (withScript ? 'harassment' : 'misinformation')

/** A removal at the desk, for one of the reasons. */
async function remove(desk: Page, slug: string, number: number, rule: string): Promise<void> {
  await desk.goto(`/moderate?at=${slug}/${number}`)
  await desk.getByText('Remove…').click()
  await desk.getByRole('radio', { name: rule }).check()
  await desk.getByLabel('Words to its author, if you like').fill(TO_AUTHOR)
  await desk.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(desk.getByRole('status').first()).toContainText(/removed/i)
}

/** What everybody can read of the running month: of a rule of the house, and of all. */
async function readCounts(reader: Page, rule: string) {
  await reader.goto('/transparency')
  const month = reader.getByRole('table').filter({ has: reader.getByRole('columnheader', { name: 'Month' }) })
  const rules = reader.locator('details[open]')
  return {
    reported: await readRow(rules.getByRole('table', { name: 'Reported by readers' }), rule),
    removed: await readRow(rules.getByRole('table', { name: 'Removed by moderators' }), rule),
    held: await readRow(rules.getByRole('table', { name: 'Held by screening' }), 'first comment'),
    month: await readRow(month, /\w{3} \d{4}/),
  }
}

/** The numbers of the first row of this name, by their headings; none where there is no such row. */
async function readRow(table: Locator, name: string | RegExp): Promise<Record<string, number>> {
  const row = table.getByRole('row').filter({ has: table.page().getByRole('rowheader', { name }) })
  if ((await row.count()) === 0) return {}
  const [headings, cells] = [
    await table.getByRole('columnheader').allTextContents(),
    await row.first().getByRole('cell').allTextContents(),
  ]
  return Object.fromEntries(cells.map((cell, index) => [headings[index + 1] ?? '', Number.parseInt(cell, 10)]))
}

/** How much more there is of everything that was counted. */
function growth(before: Record<string, number>, after: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)]))
}

test('a first comment is held, approved, removed, and by its author’s appeal restored; the public never reads why', async ({
  page,
  slug,
  desk,
  stranger,
  request,
  withScript,
}) => {
  const rule = ruleOf(withScript)
  const before = await readCounts(desk, rule)
  const [author, reporter, colleague] = [await aPerson('reader', false), await aPerson(), await aPerson('moderator')]
  const place = `/articles/${slug}/comments/24`
  await logIn(page, author)

  await test.step('the first comment is held, and its author reads why', async () => {
    await page.goto(`/articles/${slug}`)
    await page.getByLabel('Your words').fill(WORDS)
    await page.getByRole('button', { name: 'Post comment' }).click()
    await expect(page.locator('#c24')).toContainText('Held for a moderator')
    expect(await (await request.get(`/articles/${slug}`)).text()).not.toContain(WORDS)
  })

  await test.step('a moderator approves it, and everybody reads it', async () => {
    await desk.goto(`/moderate?state=held&at=${slug}/24`)
    await desk.getByRole('button', { name: 'Approve' }).click()
    await expect(desk.getByRole('status').first()).toContainText(/approved/i)
    await logIn(stranger, reporter)
    await stranger.goto(`${place}/report`)
    await stranger.getByRole('radio', { name: new RegExp(rule, 'i') }).check()
    await stranger.getByLabel('Anything the moderators should know').fill(REPORT)
    await stranger.getByRole('button', { name: 'Report this comment' }).click()
    await expect(stranger.locator('#c24')).toContainText(WORDS)
  })

  await test.step('it is removed with a reason, which its author reads on their own page', async () => {
    await remove(desk, slug, 24, rule)
    await page.goto('/account')
    await expect(page.getByText(`Removed by a moderator: ${rule}.`)).toBeVisible()
    await expect(page.getByText(TO_AUTHOR)).toBeVisible()
    await expect(page.getByText(REPORT)).toHaveCount(0)
  })

  await test.step('the author appeals, once', async () => {
    await page.getByRole('link', { name: 'Appeal', exact: true }).first().click()
    await expect(page.getByText(WORDS)).toBeVisible()
    await page.getByLabel('Why should it be shown again?').fill(APPEAL)
    await page.getByRole('button', { name: 'Send the appeal' }).click()
    await expect(page.getByRole('status').first()).toContainText('Your appeal is with the moderators')
    await page.goto(`${place}/appeal`)
    await expect(page.getByText('It waits for another moderator')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Send the appeal' })).toHaveCount(0)
  })

  await test.step('whoever removed it reads the appeal and cannot decide it', async () => {
    await desk.goto(`/moderate?state=appealed&at=${slug}/24`)
    await expect(desk.getByText(APPEAL).first()).toBeVisible()
    await expect(desk.getByText('another moderator decides its appeal')).toBeVisible()
    await expect(desk.getByRole('button', { name: /Uphold/ })).toHaveCount(0)
  })

  await test.step('another moderator upholds it', async () => {
    await stranger.context().clearCookies()
    await logIn(stranger, colleague)
    await stranger.goto(`/moderate?state=appealed&at=${slug}/24`)
    await expect(stranger.getByText(APPEAL).first()).toBeVisible()
    await stranger.getByLabel('Words to its author; needed to dismiss').fill(VERDICT)
    await stranger.getByRole('button', { name: /Uphold/ }).click()
    await expect(stranger.getByRole('status').first()).toContainText(/appeal upheld/i)
  })

  await test.step('it is shown again, and its author reads the outcome', async () => {
    expect(await (await request.get(place)).text()).toContain(WORDS)
    await page.goto('/account')
    await expect(page.getByText('Upheld: your comment was restored')).toBeVisible()
    await expect(page.getByText(VERDICT)).toBeVisible()
  })

  await test.step('each step is in the log', async () => {
    await desk.goto(`/moderate/log?article=${slug}`)
    const entries = desk.getByRole('main').getByRole('listitem')
    for (const words of [
      'held #24',
      'approved #24',
      'removed #24',
      'appealed against the removal of #24',
      'restored #24',
    ])
      await expect(entries.filter({ hasText: words })).toHaveCount(1)
    await expect(entries.filter({ hasText: 'removed #24' })).toContainText(TO_AUTHOR)
    await expect(entries.filter({ hasText: 'restored #24' })).toContainText(VERDICT)
  })

  await test.step('everybody reads the numbers of it, and they are what happened', async () => {
    const after = await readCounts(desk, rule)
    expect(growth(before.reported, after.reported)).toEqual({ Reports: 1, Upheld: 1, Dismissed: 0 })
    expect(growth(before.removed, after.removed)).toEqual({ Removed: 1, Restored: 1, 'Appeals dismissed': 0 })
    // Other tests post, report and appeal meanwhile: of what is counted of all, there is at least what this story did.
    expect(growth(before.held, after.held).Held).toBeGreaterThanOrEqual(1)
    const month = growth(before.month, after.month)
    for (const name of ['Reports', 'Held', 'Appeals'])
      expect(month[name], `${name} of the month`).toBeGreaterThanOrEqual(1)
  })

  await test.step('and nowhere else', async () => {
    const pages = [
      `/articles/${slug}`,
      place,
      `${place}/history`,
      `/readers/${encodeURIComponent(author.name)}`,
      `/api/articles/${slug}/comments`,
      `/api${place}`,
      '/transparency',
    ]
    for (const path of pages) {
      const text = await (await request.get(path)).text()
      for (const words of [TO_AUTHOR, APPEAL, VERDICT, REPORT, reporter.name, colleague.name])
        expect(text, `${path} tells of moderation`).not.toContain(words)
    }
    expect((await request.get('/moderate/log')).status()).toBe(404)
    expect((await request.get(`${place}/appeal`, { maxRedirects: 0 })).status()).toBeGreaterThanOrEqual(300)
  })
})

test('a warning stands on the reader’s account until they have read it, and a note never does', async ({
  page,
  desk,
}) => {
  const reader = await aPerson()
  const deskPage = `/moderate/readers?name=${encodeURIComponent(reader.name)}`
  await logIn(page, reader)

  await desk.goto(deskPage)
  await desk.getByLabel('A note for colleagues').fill('Seems to be a ferryman.')
  await desk.getByRole('button', { name: 'Keep this note' }).click()
  await expect(desk.getByRole('main')).toContainText('Seems to be a ferryman.')
  await desk.getByLabel('Words to the reader').fill('Please leave the captain’s family alone.')
  await desk.getByRole('button', { name: 'Warn', exact: true }).click()
  await expect(desk.getByRole('main')).toContainText('not read yet')

  await page.goto('/account')
  await expect(page.getByText('Please leave the captain’s family alone.')).toBeVisible()
  await expect(page.getByText('ferryman')).toHaveCount(0)
  await page.getByRole('button', { name: 'I have read this' }).click()
  await expect(page.getByText('1 warning that you have read')).toBeVisible()
  await expect(page.getByRole('button', { name: 'I have read this' })).toHaveCount(0)

  await desk.goto(deskPage)
  await expect(desk.getByRole('main')).toContainText('read on')
})

test('a ban has no end and is told as one; lifting it gives the words back', async ({ page, slug, desk }) => {
  const reader = await aPerson()
  await logIn(page, reader)
  await desk.goto(`/moderate/readers?name=${encodeURIComponent(reader.name)}`)
  await desk.getByLabel(/reason/i).fill('Candles, for the tenth time.')
  await desk.getByRole('radio', { name: /Ban/ }).check()
  await desk.getByRole('button', { name: 'Suspend' }).click()
  await expect(desk.getByRole('button', { name: 'Lift the ban' })).toBeVisible()

  await page.goto('/account')
  await expect(page.getByText('without an end')).toBeVisible()
  await expect(page.getByText('Candles, for the tenth time.')).toBeVisible()

  await desk.getByRole('button', { name: 'Lift the ban' }).click()
  await expect(desk.getByRole('button', { name: 'Lift the ban' })).toHaveCount(0)
  await page.goto(`/articles/${slug}`)
  await page.getByLabel('Your words').fill('Thank you. No more candles.')
  await page.getByRole('button', { name: 'Post comment' }).click()
  await expect(page.locator('#c24')).toContainText('No more candles')
})
