import { expect, type Page } from '@playwright/test'
import { rememberVisit } from '@/lib/comments/visits-remember'
import { aComment } from '@/lib/testing/shown'
import { aPerson, goOn, logIn, type Person, test } from './people'

/** A reader who has seen the thread when the file's comments were all of it. */
async function aReturning(page: Page, slug: string): Promise<Person> {
  const reader = await aPerson()
  await rememberVisit(reader.viewer, slug, { all: false }, new Date())
  await logIn(page, reader)
  return reader
}

/** What arrived since: #24 to #51 of another reader, so that #51 is on the second page. */
async function andSince(slug: string): Promise<void> {
  await goOn(slug, await aPerson())
}

/** Answers whether the browser told that the thread was read. */
const tellsOfVisit = (page: Page, slug: string) =>
  page.waitForResponse((answer) => answer.url().endsWith(`/api/articles/${slug}/visit`) && answer.ok())

test('what came since the last visit is marked, counted and led to, across pages', async ({ page, slug }) => {
  await andSince(slug)
  const reader = await aReturning(page, slug)
  await aComment(reader.viewer, slug, 'My own words are not new to me.', new Date())
  await aComment((await aPerson()).viewer, slug, 'The kettle is on, says the harbour office.', new Date())

  await page.goto(`/articles/${slug}`)
  await expect(page.getByRole('heading', { name: '53 Comments, 1 new' })).toBeVisible()
  await page.getByRole('link', { name: 'Next new', exact: true }).click()

  await expect(page).toHaveURL(/page=2#c53$/)
  await expect(page.locator('#c53')).toContainText('new')
  await expect(page.locator('[data-comment] [data-new]')).toHaveCount(1)
})

test('each new comment leads to the next, and the last of a page to the next page', async ({ page, slug }) => {
  await aReturning(page, slug)
  await andSince(slug)

  await page.goto(`/articles/${slug}`)
  await expect(page.getByRole('heading', { name: '51 Comments, 28 new' })).toBeVisible()
  await page.getByRole('link', { name: 'Next new', exact: true }).click()
  await expect(page).toHaveURL(/#c24$/)
  await expect(page.locator('#c24')).toBeInViewport()
  await page.locator('#c24').getByRole('link', { name: 'next new comment: 25' }).click()
  await expect(page).toHaveURL(/#c25$/)
  await page.locator('#c50').getByRole('link', { name: 'next new comment: 51' }).click()

  await expect(page).toHaveURL(/page=2#c51$/)
  await expect(page.locator('#c51')).toBeInViewport()
  await expect(page.locator('#c51').getByRole('link', { name: 'next new comment' })).toHaveCount(0)
})

test('all is marked as read, and stays so', async ({ page, slug }) => {
  await aReturning(page, slug)
  await andSince(slug)

  await page.goto(`/articles/${slug}?page=2`)
  await page.getByRole('button', { name: 'Mark all as read' }).click()

  await expect(page).toHaveURL(/page=2#thread$/)
  await expect(page.getByRole('heading', { name: /^51 Comments$/ })).toBeVisible()
  await expect(page.locator('[data-new]')).toHaveCount(0)
})

test('a signed-out reader is told of nothing new', async ({ page, request, slug }) => {
  const html = await (await request.get(`/articles/${slug}`)).text()
  await page.goto(`/articles/${slug}`)

  expect(html).not.toMatch(/data-visit|data-new|Mark all as read/)
  await expect(page.getByText('Mark all as read')).toHaveCount(0)
})

test('without JavaScript a form begins to remember visits, with it the browser does', async ({
  page,
  slug,
  withScript,
}) => {
  const reader = await aPerson()
  await logIn(page, reader)
  const isTold = withScript ? tellsOfVisit(page, slug) : null

  await page.goto(`/articles/${slug}#thread`)
  if (isTold) await isTold
  else await page.getByRole('button', { name: 'Mark all as read' }).click()
  await aComment((await aPerson()).viewer, slug, 'The kettle is on, says the harbour office.', new Date())
  await page.goto(`/articles/${slug}`)

  await expect(page.getByRole('heading', { name: '24 Comments, 1 new' })).toBeVisible()
  await expect(page.locator('#c24 [data-new]')).toBeVisible()
})

test.describe('in a browser with JavaScript', () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, 'keys and what the browser tells by itself')

  test('a visit is told after some seconds with the thread on screen, not before, and marks stay while one reads on', async ({
    page,
    slug,
  }) => {
    await aReturning(page, slug)
    await andSince(slug)
    let told = 0
    page.on('request', (request) => {
      if (request.method() === 'PUT' && request.url().endsWith('/visit')) told++
    })
    await page.goto(`/articles/${slug}`)
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }))
    const isOnScreen = await page
      .locator('#thread')
      .evaluate((thread) => thread.getBoundingClientRect().top < innerHeight)
    await page.waitForTimeout(isOnScreen ? 0 : 3_500)
    const toldAbove = told

    const isTold = tellsOfVisit(page, slug)
    await page.locator('#c24').scrollIntoViewIfNeeded()
    await isTold
    await page.reload()

    expect(toldAbove).toBe(0)
    expect(told).toBe(1)
    await expect(page.getByRole('heading', { name: '51 Comments, 28 new' })).toBeVisible()
  })

  test('the key n leads from one to the next, on to the next page, and says where it ends', async ({ page, slug }) => {
    await aReturning(page, slug)
    await andSince(slug)
    await page.goto(`/articles/${slug}`)
    await page.waitForLoadState('networkidle')

    await page.keyboard.press('n')
    await expect(page).toHaveURL(/#c24$/)
    await expect(page.locator('#c24 article')).toBeFocused()
    await page.keyboard.press('n')
    await expect(page).toHaveURL(/#c25$/)
    await page.locator('#c50').scrollIntoViewIfNeeded()
    await page.locator('#c50 article').click({ position: { x: 5, y: 5 } })
    await page.goto(`/articles/${slug}#c50`)
    await page.keyboard.press('n')
    await expect(page).toHaveURL(/page=2#c51$/)
    await page.waitForLoadState('networkidle')
    await page.keyboard.press('n')

    await expect(page.locator('[data-says]')).toHaveText('No more new comments.')
  })

  test('the key n is a letter where one writes', async ({ page, slug }) => {
    await aReturning(page, slug)
    await andSince(slug)
    await page.goto(`/articles/${slug}#write`)
    await page.waitForLoadState('networkidle')

    const field = page.locator('form[data-composer] textarea[name=body], form[data-composer] [contenteditable]').first()
    await field.click()
    await page.keyboard.type('no')

    await expect(page).toHaveURL(/#write$/)
    await expect(page.locator('form[data-composer] textarea[name=body]')).toHaveValue('no')
  })
})
