import { expect } from '@playwright/test'
import { aComment } from '@/lib/testing/shown'
import { aPerson, test } from './people'

test('the count in the margin leads to the paragraph and the comments that quote it', async ({ page, slug }) => {
  await page.goto(`/articles/${slug}`)
  await page.locator('#p8').getByRole('link', { name: 'Quoted by 1 comment', exact: true }).click()

  await expect(page).toHaveURL(new RegExp(`/articles/${slug}/paragraphs/8$`))
  await expect(page.getByRole('heading', { name: 'Quoted by 1 comment' })).toBeVisible()
  await expect(page.getByRole('article')).toHaveCount(1)
  await expect(page.locator('#c6 blockquote')).toContainText('A custom that stops for eleven years')

  await page.getByRole('link', { name: '¶8 in the article' }).click()
  await expect(page.locator('#p8')).toBeInViewport()
})

test('a conversation has what a comment quotes and what answers it, and leads back to the thread', async ({
  page,
  slug,
}) => {
  const { viewer } = await aPerson()
  const answer = await aComment(viewer, slug, 'A list worth keeping.', new Date(), 20)
  await page.goto(`/articles/${slug}/comments/20/conversation`)

  await expect(page.getByRole('heading', { name: 'Conversation around #20' })).toBeVisible()
  const comments = page.getByRole('main').getByRole('article')
  await expect(comments).toHaveCount(3)
  for (const [index, number] of [7, 20, answer].entries())
    await expect(comments.nth(index)).toHaveAttribute('data-comment', String(number))
  await expect(page.locator('[aria-current="true"]')).toHaveAttribute('id', 'c20')

  await page.getByRole('link', { name: '#20 in the thread' }).click()
  await expect(page).toHaveURL(new RegExp(`/articles/${slug}#c20$`))
  await expect(page.locator('#c20')).toBeInViewport()
})

test('replying and quoting from a conversation or a paragraph go to the composer’s own page', async ({
  page,
  slug,
}) => {
  await page.goto(`/articles/${slug}/comments/7/conversation`)
  await page.locator('#c20').getByRole('link', { name: 'Reply' }).click()
  await expect(page.getByRole('heading', { name: 'Reply to #20' })).toBeVisible()

  await page.goto(`/articles/${slug}/comments/7/conversation`)
  await page.locator('#c20').getByRole('link', { name: 'Quote' }).click()
  await expect(page).toHaveURL(/\/write\?quote=20$/)

  await page.goto(`/articles/${slug}/paragraphs/8`)
  await page.locator('#p8').getByRole('link', { name: 'Quote' }).click()
  await expect(page).toHaveURL(/\/write\?quote=%C2%B68$/)
})

test('a conversation and a paragraph stay out of search engines, and those that are not there are not found', async ({
  page,
  slug,
}) => {
  for (const path of ['comments/7/conversation', 'paragraphs/8']) {
    await page.goto(`/articles/${slug}/${path}`)
    await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex')
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', new RegExp(`/articles/${slug}$`))
  }
  for (const path of [
    'comments/99/conversation',
    'comments/7/conversation?after=x',
    'comments/7/conversation?before=0',
    'paragraphs/999',
    'paragraphs/8?after=6',
    'paragraphs/x',
  ]) {
    const answer = await page.goto(`/articles/${slug}/${path}`)
    expect([path, answer?.status()]).toEqual([path, 404])
  }
})
