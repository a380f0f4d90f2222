import { expect } from '@playwright/test'
import { newId } from '@/lib/kernel/ids'
import { aComment } from '@/lib/testing/shown'
import { aPerson, test } from './people'

test('a reader finds a comment by its words, narrows the search and goes to it', async ({ page, slug }) => {
  const [author, word] = [await aPerson(), `w${newId().slice(-10)}`]
  const number = await aComment(author.viewer, slug, `The ${word} rang twice at noon.`, new Date())

  await page.goto('/')
  await page.getByRole('link', { name: 'Search', exact: true }).click()
  await page.getByLabel('Words in comments and articles').fill(`"${word} rang" NOON`)
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.locator('mark')).toHaveText([`${word} rang`, 'noon'])
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', /noindex/)

  await page.getByRole('link', { name: 'only this reader' }).click()
  await expect(page.getByText('Only comments by')).toContainText(author.name)
  await page.getByRole('link', { name: `#${number}` }).click()

  await expect(page.locator(`#c${number}`)).toContainText(word)
})

test('a search without results says so, and hostile words are shown as they were typed', async ({ page }) => {
  const typed = '"><script>alert(1)</script> AND NEAR( zqxj'
  await page.goto(`/search?${new URLSearchParams({ q: typed })}`)

  await expect(page.getByText('Nothing was found.')).toBeVisible()
  await expect(page.getByLabel('Words in comments and articles')).toHaveValue(typed)
  const long = await page.goto(`/search?${new URLSearchParams({ q: 'a'.repeat(10_000) })}`)
  expect(long?.status()).toBe(200)
  await expect(page.getByText('At most 200 characters')).toBeVisible()
})
