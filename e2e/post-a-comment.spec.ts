import { expect } from '@playwright/test'
import { newId } from '@/lib/kernel/ids'
import { aPerson, logIn, PASSWORD, test } from './people'

test('signing up and commenting: the first comment is held, and its author is told why', async ({
  page,
  slug,
  stranger,
}) => {
  const name = `Newcomer ${newId().slice(-6)}`
  await page.goto(`/signup?next=/articles/${slug}`)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('E-mail address').fill(`${newId()}@readers.example`)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign up' }).click()
  await expect(page.getByRole('status')).toContainText('Your account is ready')
  await page.getByLabel('Name or e-mail address').fill(name)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Log in' }).click()
  await expect(page).toHaveURL(new RegExp(slug))

  await page.getByLabel('Your words').fill('I took the first one home.')
  await page.getByRole('button', { name: 'Post comment' }).click()

  const own = page.locator('#c24')
  await expect(own).toContainText('I took the first one home.')
  await expect(own).toContainText('Held for a moderator because it is your first comment')
  await stranger.goto(`/articles/${slug}`)
  await expect(stranger.getByText('I took the first one home.')).toHaveCount(0)
  await page.goto('/account')
  await expect(page.getByText('because it is your first comment')).toBeVisible()
})

test('a name that imitates the house is refused beside its field, and the form keeps its words', async ({ page }) => {
  await page.goto('/signup')
  await page.getByLabel('Name', { exact: true }).fill('аdmin')
  await page.getByLabel('E-mail address').fill('someone@readers.example')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign up' }).click()

  await expect(page.getByLabel('Name', { exact: true })).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('E-mail address')).toHaveValue('someone@readers.example')
  await expect(page.getByLabel('Password')).toHaveValue('')
})

test('words written before logging in are kept through "Login to comment"', async ({ page, slug }) => {
  const person = await aPerson()
  await page.goto(`/articles/${slug}`)
  await page.getByLabel('Your words').fill('Words from before.\nTwo lines of them.')
  await page.getByRole('button', { name: 'Login to comment' }).click()

  await expect(page).toHaveURL(/\/login/)
  await page.getByLabel('Name or e-mail address').fill(person.name)
  await page.getByLabel('Password').fill('not this one')
  await page.getByRole('button', { name: 'Log in' }).click()
  await expect(page.getByRole('alert').first()).toContainText('do not go together')
  await page.getByLabel('Name or e-mail address').fill(person.name)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Log in' }).click()

  await expect(page.getByLabel('Your words')).toHaveValue('Words from before.\nTwo lines of them.')
  await page.getByRole('button', { name: 'Post comment' }).click()
  await expect(page.locator('#c24')).toContainText('Two lines of them.')
})

test('a session that ended meanwhile does not cost the words', async ({ page, slug, context }) => {
  const person = await aPerson()
  await logIn(page, person)
  await page.goto(`/articles/${slug}`)
  await page.getByLabel('Your words').fill('Written while the session ended.')
  await context.clearCookies()
  await page.getByRole('button', { name: 'Post comment' }).click()

  await page.getByLabel('Name or e-mail address').fill(person.name)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Log in' }).click()

  await expect(page.getByLabel('Your words')).toHaveValue('Written while the session ended.')
})

test('replying says what it answers', async ({ page, slug }) => {
  await logIn(page, await aPerson())
  await page.goto(`/articles/${slug}`)
  await page.locator('#c9').getByRole('link', { name: 'Reply' }).click()
  await page.getByLabel('Your words').fill('A pencil was found.')
  await page.getByRole('button', { name: 'Post comment' }).click()

  await expect(page.locator('#c24')).toContainText('in reply to #9')
})

test('the preview shows what would be posted, and posts nothing', async ({ page, slug }) => {
  await logIn(page, await aPerson())
  await page.goto(`/articles/${slug}`)
  await page.getByLabel('Your words').fill('>>4\n> Bells and gulls.\nAnd *cats*.')
  await page.getByRole('button', { name: 'Preview' }).click()

  const preview = page.getByRole('region', { name: 'Preview' })
  await expect(preview.locator('em')).toHaveText('cats')
  await expect(preview).toContainText('harbour_rat')
  await expect(page.locator('textarea[name=body]')).toHaveValue('>>4\n> Bells and gulls.\nAnd *cats*.')
  await expect(page.locator('#c24')).toHaveCount(0)
})

test('editing changes the words within the window', async ({ page, slug }) => {
  await logIn(page, await aPerson())
  await page.goto(`/articles/${slug}`)
  await page.getByLabel('Your words').fill('Trams of the bay.')
  await page.getByRole('button', { name: 'Post comment' }).click()
  await page.locator('#c24').getByRole('link', { name: 'Edit' }).click()
  await expect(page.getByLabel('Your words')).toHaveValue('Trams of the bay.')
  await page.getByLabel('Your words').fill('Trams or the bay.')
  await page.getByRole('button', { name: 'Save' }).click()

  await expect(page.locator('#c24')).toContainText('Trams or the bay.')
  await expect(page.getByRole('status').first()).toContainText('changed')
})

test('withdrawing takes a comment away', async ({ page, slug }) => {
  await logIn(page, await aPerson())
  await page.goto(`/articles/${slug}`)
  await page.getByLabel('Your words').fill('I should not have said this.')
  await page.getByRole('button', { name: 'Post comment' }).click()
  await page.locator('#c24').getByRole('link', { name: 'Withdraw' }).click()
  await page.getByRole('button', { name: 'Withdraw my comment' }).click()

  await expect(page.getByRole('status').first()).toContainText('withdrawn')
  await expect(page.getByText('I should not have said this.')).toHaveCount(0)
  await expect(page.getByRole('heading', { name: '23 Comments' })).toBeVisible()
})

test('recommending counts once and can be taken back', async ({ page, slug }) => {
  await logIn(page, await aPerson())
  await page.goto(`/articles/${slug}`)
  const button = page.locator('#c4').getByRole('button', { name: /Recommend/ })
  await button.click()
  await expect(button).toHaveAttribute('aria-pressed', 'true')
  await expect(button).toContainText('1')
  await page.reload()
  await expect(button).toHaveAttribute('aria-pressed', 'true')
  await button.click()
  await expect(button).toHaveAttribute('aria-pressed', 'false')
})

test('a draft survives a reload', async ({ page, slug, withScript }) => {
  test.skip(!withScript, 'without JavaScript the browser itself keeps a form on reload')
  await logIn(page, await aPerson())
  await page.goto(`/articles/${slug}`)
  await page.getByLabel('Your words').fill('Half a thought')
  await expect(page.getByText('Draft kept on this device')).toBeVisible()
  await page.reload()

  await expect(page.getByLabel('Your words')).toHaveValue('Half a thought')
})

test('logging out ends the session', async ({ page }) => {
  await logIn(page, await aPerson())
  await page.goto('/logout')
  await page.getByRole('main').getByRole('button', { name: 'Log out' }).click()

  await expect(page.getByRole('status').first()).toContainText('logged out')
  await expect(page.getByRole('link', { name: 'Log in' })).toBeVisible()
})
