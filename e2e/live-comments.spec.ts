import { expect, type Page } from '@playwright/test'
import { postComment } from '@/lib/comments/post'
import { aPerson, logIn, type Person, test } from './people'

test.beforeEach(({ withScript }) => {
  test.skip(!withScript, 'without JavaScript a page stays as it was sent')
})

const says = (page: Page) => page.locator('[data-live]')
const post = (by: Person, slug: string, body: string) => postComment(by.viewer, slug, { body })

/** Opens the thread and waits until the browser listens to it. */
async function openThread(page: Page, slug: string): Promise<void> {
  const listening = page.waitForResponse((response) => response.url().includes(`/api/articles/${slug}/live`))
  await page.goto(`/articles/${slug}`)
  expect((await listening).status()).toBe(200)
}

test('new comments are counted on top of the thread, nothing moves, and the link leads to the first of them', async ({
  page,
  slug,
}) => {
  const [newcomer, member, other] = [await aPerson('reader', false), await aPerson(), await aPerson()]
  await openThread(page, slug)
  await page.locator('#c12').scrollIntoViewIfNeeded()
  await page.evaluate(() => {
    const shifts = new PerformanceObserver((list) => {
      document.body.dataset.shifts = `${document.body.dataset.shifts ?? ''}${list.getEntries().length} `
    })
    shifts.observe({ type: 'layout-shift' })
  })
  const top = await page.evaluate(() => scrollY)

  await post(newcomer, slug, 'These words wait for a moderator.')
  await post(member, slug, 'The bell woke me.')
  await expect(says(page)).toHaveText('1 new comment')
  await post(other, slug, 'It woke the cat.')
  await expect(says(page)).toHaveText('2 new comments')

  await expect(page.getByRole('heading', { name: '25 Comments' })).toBeVisible()
  await expect(page.getByText('The bell woke me.')).toHaveCount(0)
  expect(await page.evaluate(() => [scrollY, document.body.dataset.shifts])).toEqual([top, undefined])
  await page.getByRole('link', { name: '2 new comments' }).click()
  await expect(page).toHaveURL(/#c25$/)
  await expect(page.locator('#c25')).toContainText('The bell woke me.')
  await expect(page.locator('#c26')).toContainText('It woke the cat.')
  await expect(says(page)).toBeEmpty()
})

test('whoever posts is not told of their own comment, and others are', async ({ page, slug, stranger }) => {
  await logIn(page, await aPerson())
  await openThread(stranger, slug)
  await page.goto(`/articles/${slug}`)
  const listening = page.waitForResponse((response) => response.url().endsWith('/live?count=24'))
  await page.getByLabel('Your words').fill('The bell woke me.')
  await page.getByRole('button', { name: 'Post comment' }).click()
  await expect(page.locator('#c24')).toContainText('The bell woke me.')
  await listening

  await expect(says(stranger)).toHaveText('1 new comment')

  await expect(says(page)).toBeEmpty()
})

test('a comment that is removed while it is read stays, and the page offers itself as it is now', async ({
  page,
  slug,
  stranger: author,
}) => {
  await logIn(author, await aPerson())
  await author.goto(`/articles/${slug}`)
  await author.getByLabel('Your words').fill('I should not have said this.')
  await author.getByRole('button', { name: 'Post comment' }).click()
  await openThread(page, slug)

  await author.locator('#c24').getByRole('link', { name: 'Withdraw' }).click()
  await author.getByRole('button', { name: 'Withdraw my comment' }).click()

  const offer = page.getByRole('link', { name: 'This page has changed. Show it as it is now' })
  await expect(offer).toBeVisible()
  await expect(page.getByText('I should not have said this.')).toBeVisible()
  await offer.click()
  await expect(page.getByText('I should not have said this.')).toHaveCount(0)
  await expect(page.getByRole('heading', { name: '23 Comments' })).toBeVisible()
})

test('what was missed while the page was away is told when it is shown again', async ({ page, slug }) => {
  const member = await aPerson()
  await openThread(page, slug)
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')))
  await post(member, slug, 'The bell woke me.')

  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow')))

  await expect(says(page)).toHaveText('1 new comment')
})
