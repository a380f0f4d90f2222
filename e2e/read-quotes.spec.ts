import { expect, type Page } from '@playwright/test'
import { editComment } from '@/lib/comments/edit'
import { aComment } from '@/lib/testing/shown'
import { aPerson, test } from './people'

const BELL = 'A bell is a way of shouting a name without losing your voice.'

/** Opens a page whose script, if it has any, runs already. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
}

/** The words that the browser marks, each stretch of them. */
function markedWords(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...(CSS.highlights.get('passage') ?? [])].map((range) => (range instanceof Range ? range.toString() : '')),
  )
}

test('a quote leads to the passage it was cut from, and back', async ({ page, slug, withScript }) => {
  await open(page, `/articles/${slug}`)
  const link = page.locator('#c20 figcaption').getByRole('link', { name: 'Marguerite Vane #7' })
  await link.click()

  await expect(page).toHaveURL(/#c7$/)
  await expect(page.locator('#c7')).toBeInViewport()
  if (!withScript) return
  await expect.poll(() => markedWords(page)).toEqual([BELL])
  await expect(page.getByRole('button', { name: 'Back to #20' })).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(link).toBeFocused()
  await expect(link).toBeInViewport()
  await expect(page).not.toHaveURL(/#c7$/)
  await expect(page.getByRole('button', { name: 'Back to #20' })).toHaveCount(0)
  expect(await markedWords(page)).toEqual([])
})

test('of words that a comment says twice, those are marked that were quoted', async ({ page, slug, withScript }) => {
  test.skip(!withScript, 'without JavaScript the whole comment is marked')
  const { viewer } = await aPerson()
  const source = await aComment(
    viewer,
    slug,
    'It rang.\n\nNobody *else* heard it.\n\nIt rang.\n\n- once\n- twice',
    new Date(),
  )
  const number = await aComment(viewer, slug, `>>${source}\n> It rang.\n> once\n\nDid it?`, new Date())
  await open(page, `/articles/${slug}`)
  await page.locator(`#c${number} figcaption a`).click()

  await expect.poll(() => markedWords(page)).toEqual(['It rang.once'])
})

test('a backlink leads to the quote, and Escape puts the way back aside', async ({ page, slug, withScript }) => {
  await open(page, `/articles/${slug}`)
  await page.locator('#c7').getByRole('link', { name: '#20' }).click()

  await expect(page).toHaveURL(/#c20$/)
  await expect(page.locator('#c20 [data-source="7"]')).toBeInViewport()
  if (!withScript) return
  await expect(page.locator('[data-marked]')).toHaveAttribute('data-source', '7')
  await expect(page.getByRole('button', { name: 'Back to #7' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Back to #7' })).toHaveCount(0)
})

test('a passage on another page of the thread is marked on arrival', async ({ page, slug, withScript }) => {
  const { viewer } = await aPerson()
  for (let number = 24; number <= 50; number++) await aComment(viewer, slug, `Lamp ${number} was lit.`, new Date())
  const number = await aComment(viewer, slug, `>>7\n> ${BELL}\n\nFrom the second page.`, new Date())
  await open(page, `/articles/${slug}/comments/${number}`)
  const link = page.locator(`#c${number} figcaption a`)
  await link.click()

  await expect(page).toHaveURL(new RegExp(`/articles/${slug}#c7$`))
  await expect(page.locator('#c7')).toBeInViewport()
  if (!withScript) return
  await expect.poll(() => markedWords(page)).toEqual([BELL])
  await page.getByRole('button', { name: `Back to #${number}` }).click()
  await expect(page).toHaveURL(/page=2/)
  await expect(link).toBeFocused()
})

test('a link tells what it leads to, for the mouse and for the keyboard', async ({ page, slug, withScript }) => {
  test.skip(!withScript, 'without JavaScript the link is followed')
  await open(page, `/articles/${slug}`)
  const link = page.locator('#c20 figcaption a')
  const card = page.getByRole('tooltip')
  await link.hover()

  await expect(card).toContainText('Marguerite Vane')
  await expect(card).toContainText('My great-great-grandmother was on the Halcyon')
  await expect(link).toHaveAttribute('aria-describedby', 'source')
  await card.hover()
  await expect(card).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(card).toBeHidden()
  await expect(link).not.toHaveAttribute('aria-describedby')

  await page.mouse.move(0, 0)
  await page.locator('#c20').getByRole('link', { name: 'Comment 20' }).focus()
  while (!(await link.evaluate((element) => element === document.activeElement))) await page.keyboard.press('Tab')
  await expect(card).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(card).toBeHidden()
})

test('a quote inside a quote is a number that is not among the words', async ({ page, slug }) => {
  const { viewer } = await aPerson()
  const words = 'I read this aloud at breakfast.'
  const number = await aComment(viewer, slug, `>>20\n> ${words}\n\nSo did I.`, new Date())
  await page.goto(`/articles/${slug}`)

  const quote = page.locator(`#c${number} figure`)
  await expect(quote.getByRole('link', { name: 'quoting #7' })).toHaveAttribute('href', /\/comments\/7$/)
  await expect(quote).not.toContainText(BELL)
  const selected = await quote.locator('blockquote').evaluate((element) => {
    getSelection()?.selectAllChildren(element)
    return getSelection()?.toString().trim()
  })
  expect(selected).toBe(words)
})

test('a quote whose words were changed in the source leads to what changed', async ({ page, slug }) => {
  const { viewer } = await aPerson()
  const source = await aComment(viewer, slug, 'The bell rang nine times that night.', new Date())
  const number = await aComment(
    viewer,
    slug,
    `>>${source}\n> The bell rang nine times that night.\n\nSo many?`,
    new Date(),
  )
  await editComment(viewer, slug, source, { body: 'The bell rang twice that night.', revision: 1 })
  await page.goto(`/articles/${slug}`)
  await expect(page.locator(`#c${number} blockquote`)).toHaveText('The bell rang nine times that night.')
  await page.locator(`#c${number}`).getByRole('link', { name: 'edited since' }).click()

  await expect(page).toHaveURL(new RegExp(`/comments/${source}/history$`))
})
