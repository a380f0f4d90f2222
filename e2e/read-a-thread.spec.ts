import { expect } from '@playwright/test'
import { test } from './people'

test('the thread is in the first HTML, with its quotes and backlinks', async ({ request, slug }) => {
  const html = await (await request.get(`/articles/${slug}`)).text()

  expect(html).toContain('23 Comments')
  expect(html).toContain('Login to comment')
  expect(html).toContain('id="c23"')
  expect(html).toMatch(/Quoted by/)
  expect(html).toContain('application/ld+json')
})

test('comments are in the order of the file, the last one last', async ({ page, slug }) => {
  await page.goto(`/articles/${slug}`)

  const comments = page.getByRole('region', { name: '23 Comments' }).getByRole('article')
  await expect(comments).toHaveCount(23)
  await expect(comments.first()).toContainText('Bramble')
  await expect(comments.nth(19)).toContainText('Marguerite Vane #7')
  await expect(page.locator('#c7')).toContainText('Quoted by #20')
  await expect(comments.first()).toContainText('imported')
})

test('a permalink lands on the comment', async ({ page, slug }) => {
  await page.goto(`/articles/${slug}/comments/20`)

  await expect(page).toHaveURL(new RegExp(`/articles/${slug}#c20$`))
  await expect(page.locator('#c20')).toBeInViewport()
})

test('a comment, an article and a page that are not there are not found', async ({ page, slug }) => {
  for (const path of [
    `/articles/${slug}/comments/99`,
    '/articles/nothing-here',
    `/articles/${slug}?page=9`,
    '/readers/Nobody%20Here',
    `/articles/${slug}?page=x`,
  ]) {
    const answer = await page.goto(path)
    expect([path, answer?.status()]).toEqual([path, 404])
  }
})
