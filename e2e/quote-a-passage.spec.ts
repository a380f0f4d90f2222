import { expect } from '@playwright/test'
import { aPerson, logIn, test } from './people'

test('quoting by the button puts a passage into the comment, cut by the server', async ({ page, slug, withScript }) => {
  await logIn(page, await aPerson())
  await page.goto(`/articles/${slug}`)
  await page.locator('#c4').getByRole('link', { name: 'Quote' }).click()
  if (!withScript) {
    await page.getByRole('checkbox', { name: 'Bells and gulls.' }).check()
    await page.getByRole('button', { name: 'Insert the chosen sentences' }).click()
  }
  await expect(page.locator('textarea[name=body]')).toHaveValue(/>>4\n> Bells and gulls\.\n/)
  await page.getByLabel('Your words').press('Control+End')
  await page.getByLabel('Your words').pressSequentially('And cats.')
  await page.getByRole('button', { name: 'Post comment' }).click()

  await expect(page.locator('#c24 blockquote')).toContainText('Bells and gulls.')
  await expect(page.locator('#c24')).toContainText('harbour_rat #4')
  await expect(page.locator('#c4')).toContainText('Quoted by #24')
})

test('quoting by selecting text', async ({ page, slug, withScript }) => {
  test.skip(!withScript, 'selecting needs JavaScript; the check boxes of the page before stand in for it')
  await logIn(page, await aPerson())
  await page.goto(`/articles/${slug}`)
  const words = page.locator('#c3 [data-quotable]').last()
  await words.scrollIntoViewIfNeeded()
  await words.evaluate((element) => {
    const text = element.firstChild
    if (!text) throw new Error('no text')
    getSelection()?.setBaseAndExtent(text, 0, text, 'Both things are true'.length)
  })
  await page.locator('[data-quote-selection]').click()

  await expect(page.locator('textarea[name=body]')).toHaveValue(/>>3\n> Both things are true\n/)
})

test('several quotes, of a comment and of a paragraph, are one comment', async ({ page, slug, withScript }) => {
  await logIn(page, await aPerson())
  if (withScript) {
    await page.goto(`/articles/${slug}`)
    await page.locator('#c4').getByRole('link', { name: 'Quote' }).click()
    await page.locator('#p2').hover()
    await page.locator('#p2').getByRole('link', { name: 'Quote', exact: true }).click()
  } else {
    await page.goto(`/articles/${slug}/write?quote=4&quote=p2&pick=4:0&pick=p2:0`)
  }
  await expect(page.locator('textarea[name=body]')).toHaveValue(/>>4\n> [\s\S]*>>¶2\n> /)
  await page.getByLabel('Your words').press('Control+End')
  await page.getByLabel('Your words').pressSequentially('Both.')
  await page.getByRole('button', { name: 'Post comment' }).click()

  await expect(page.locator('#c24 blockquote')).toHaveCount(2)
  await expect(page.locator('#c24')).toContainText('Article ¶2')
})

test('a misquote is refused beside the words, which are kept, with the nearest true passage', async ({
  page,
  slug,
}) => {
  await logIn(page, await aPerson())
  await page.goto(`/articles/${slug}`)
  await page.getByLabel('Your words').fill('>>4\n> Bells and girls.\nReally?')
  await page.getByRole('button', { name: 'Post comment' }).click()

  await expect(page.getByRole('alert').first()).toContainText('This is not what harbour_rat wrote.')
  await expect(page.locator('[data-nearest]')).toHaveText('Bells and gulls.')
  await expect(page.locator('textarea[name=body]')).toHaveValue('>>4\n> Bells and girls.\nReally?')
  await page.goto(`/articles/${slug}`)
  await expect(page.getByRole('heading', { name: '23 Comments' })).toBeVisible()
})
