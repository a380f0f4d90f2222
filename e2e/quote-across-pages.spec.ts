import { expect, type Page } from '@playwright/test'
import { aPerson, goOn, logIn, test } from './people'

const body = (page: Page) => page.locator('textarea[name=body]')

const blocks = (page: Page) => page.locator('#write').getByRole('group', { name: /^Quote of/ })

/** Presses with a finger where there is one. */
async function press(page: Page, selector: string, hasTouch: boolean): Promise<void> {
  const target = page.locator(selector)
  await target.scrollIntoViewIfNeeded()
  await (hasTouch ? target.tap() : target.click())
}

test('two comments of two pages and a paragraph are quoted in one comment', async ({
  page,
  slug,
  withScript,
  hasTouch,
}) => {
  test.skip(!withScript, 'without JavaScript it is quote-without-script.spec.ts that shows this')
  const keeper = await aPerson('moderator')
  await goOn(slug, keeper)
  await logIn(page, await aPerson())

  await page.goto(`/articles/${slug}`)
  await press(page, '#c4 [data-quote]', hasTouch)
  await expect(body(page)).toHaveValue(/>>4\n> Bells and gulls\./)
  await press(page, '#p2 [data-quote]', hasTouch)
  await expect(body(page)).toHaveValue(/>>4\n[\s\S]*>>¶2\n> Six strokes/)
  await expect(blocks(page)).toHaveCount(2)
  await page.getByLabel('Your words').last().fill('Typed on the first page.')

  await page.goto(`/articles/${slug}?page=2`)
  await expect(body(page)).toHaveValue(/Typed on the first page\./)
  await press(page, '#c51 [data-quote]', hasTouch)
  await expect(body(page)).toHaveValue(/>>4\n[\s\S]*>>¶2\n[\s\S]*first page\.\s+>>51\n> This is entry 51 of the log\./)
  await expect(blocks(page)).toHaveCount(3)
  await page.getByLabel('Your words').last().fill('And on the second.')
  await press(page, 'button[value=post]', hasTouch)

  const posted = page.locator('#c52')
  await expect(posted.locator('blockquote')).toHaveCount(3)
  for (const source of ['harbour_rat #4', 'Article ¶2', `${keeper.name} #51`])
    await expect(posted).toContainText(source)
  await expect(posted).toContainText('Typed on the first page.')
  await expect(posted).toContainText('And on the second.')
  await page.goto(`/articles/${slug}`)
  await expect(body(page)).toHaveValue('')
})

test('nothing of a quote is wider than a phone', async ({ page, slug, withScript, hasTouch }) => {
  test.skip(!withScript || !hasTouch, 'for phones')
  await logIn(page, await aPerson())
  await page.goto(`/articles/${slug}`)
  await press(page, '#c4 [data-quote]', hasTouch)
  await expect(page.locator('#write').getByRole('group', { name: /word for word/ })).toBeVisible()

  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(beyond).toBeLessThanOrEqual(0)
})
