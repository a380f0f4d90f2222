import { expect, type Page } from '@playwright/test'
import { aPerson, logIn, test } from './people'

// What the form sends, whatever stands in its place.
const body = (page: Page) => page.locator('textarea[name=body]')
const quoteOf = (page: Page, source: string) =>
  page.locator('#write').getByRole('group', { name: `Quote of ${source}` })
const quoteComment = (page: Page, number: number) =>
  page.locator(`#c${number}`).getByRole('link', { name: 'Quote', exact: true }).click()

test.beforeEach(async ({ page, slug, withScript }) => {
  test.skip(!withScript, 'without JavaScript the field stays a field')
  await logIn(page, await aPerson())
  await page.goto(`/articles/${slug}`)
})

test('a quote is a block under the name of its source, and says that it is word for word', async ({ page }) => {
  await quoteComment(page, 4)
  await expect(quoteOf(page, 'harbour_rat, comment 4')).toContainText('Bells and gulls.')
  await expect(quoteOf(page, 'harbour_rat, comment 4, word for word')).toContainText('✓ word for word')

  await page.getByLabel('Your words').fill('And cats.')

  await expect(body(page)).toHaveValue('>>4\n> Bells and gulls.\n\nAnd cats.')
})

test('a quote written by hand becomes a block once the writer goes on', async ({ page }) => {
  await page.getByLabel('Your words').click()
  await page.keyboard.type('First.\n>>4\n> Bells and')
  await expect(quoteOf(page, '')).toHaveCount(0)
  await page.keyboard.type(' gulls.\nAnd cats.')

  await expect(quoteOf(page, 'harbour_rat, comment 4')).toContainText('Bells and gulls.')
  await expect(page.getByLabel('Your words, part 1 of 2')).toHaveValue('First.')
  await expect(page.getByLabel('Your words, part 2 of 2')).toHaveValue('And cats.')
  await expect(page.getByLabel('Your words, part 2 of 2')).toBeFocused()
})

test('what nobody said is marked while writing, and the true passage is one press away', async ({ page }) => {
  await page.getByLabel('Your words').fill('>>4\n> Bells and girls.\nReally?')

  const block = quoteOf(page, 'harbour_rat, comment 4, not word for word')
  await expect(block).toContainText('This is not what harbour_rat wrote.')
  await block.getByRole('button', { name: 'Use: “Bells and gulls.”' }).click()

  await expect(body(page)).toHaveValue('>>4\n> Bells and gulls.\n\nReally?')
  await expect(quoteOf(page, 'harbour_rat, comment 4, word for word')).toBeVisible()
})

test('words taken out of the middle leave a joint; they can be put back', async ({ page, slug }) => {
  await page
    .getByLabel('Your words')
    .fill('>>¶2\n> Six strokes of the pier bell sent her off, as they had sent off every night boat\nYes.')
  await page.getByRole('button', { name: 'Shorten the quote of Article ¶2' }).click()
  const words = page.getByLabel('Words of the quote of Article ¶2')
  await words.evaluate((field: HTMLTextAreaElement) => {
    const start = field.value.indexOf(' sent her off')
    field.setSelectionRange(start, field.value.indexOf(' sent off every'))
  })
  await page.keyboard.press('Delete')
  await page.keyboard.press('Escape')

  const cut = '>>¶2\n> Six strokes of the pier bell\n> […]\n> sent off every night boat\n\nYes.'
  await expect(body(page)).toHaveValue(cut)
  await expect(page.getByRole('button', { name: 'Shorten the quote of Article ¶2' })).toBeFocused()
  await expect(quoteOf(page, 'the article, paragraph 2, word for word')).toContainText('bell […] sent off')
  await page.getByRole('button', { name: 'Post comment' }).click()
  await expect(page.locator('#c24')).toContainText('bell […] sent off')

  await page.goto(`/articles/${slug}`)
  await page.getByLabel('Your words').fill(cut)
  await expect(quoteOf(page, 'the article, paragraph 2, word for word')).toContainText('[…]')
})

test('with the keyboard alone a quote is reached, moved, removed and brought back', async ({ page }) => {
  await page.getByLabel('Your words').fill('Before.\n>>4\n> Bells and gulls.\nOne.\n\nTwo.')
  const block = quoteOf(page, 'harbour_rat, comment 4')
  await expect(block).toBeVisible()
  await page.getByLabel('Your words, part 2 of 2').press('Control+Home')
  await page.keyboard.press('Backspace')
  await expect(block).toBeFocused()

  await page.keyboard.press('Alt+ArrowDown')
  await expect(body(page)).toHaveValue('Before.\n\nOne.\n\n>>4\n> Bells and gulls.\n\nTwo.')
  await expect(page.locator('[data-says]')).toHaveText('Quote 1 of 1 is now before “Two”.')
  await expect(block).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(body(page)).toHaveValue('Before.\n\nOne.\n\nTwo.')
  await page.keyboard.press('Control+z')

  await expect(body(page)).toHaveValue('Before.\n\nOne.\n\n>>4\n> Bells and gulls.\n\nTwo.')
  await expect(block).toBeFocused()
})

test('quotes collect in the draft across pages, and nothing typed is lost', async ({ page, slug }) => {
  await page.getByLabel('Your words').fill('My thought.')
  await quoteComment(page, 4)
  await expect(quoteOf(page, 'harbour_rat, comment 4')).toBeVisible()
  await page.goto(`/articles/${slug}/write?quote=2&pick=2:0`)

  await expect(body(page)).toHaveValue(/^My thought\.\n\n>>4\n> Bells and gulls\.\n\n>>2\n> /)
  await page.goBack()
  await expect(body(page)).toHaveValue(/^My thought\.\n\n>>4\n> Bells and gulls\.\n\n>>2\n> /)
})

test('after quoting there is a way back to where the quote was taken', async ({ page }) => {
  await quoteComment(page, 4)
  await page.getByRole('button', { name: 'Back to #4' }).click()

  await expect(page.locator('#c4').getByRole('link', { name: 'Quote', exact: true })).toBeFocused()
  await expect(page.locator('#c4')).toBeInViewport()
})

test('an empty form is refused by the browser, where one writes', async ({ page }) => {
  await quoteComment(page, 4)
  await page.getByRole('button', { name: /^Remove the quote/ }).click()
  await page.getByRole('button', { name: 'Post comment' }).click()

  await expect(page.getByLabel('Your words')).toBeFocused()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
})
