import { expect, type Page } from '@playwright/test'
import { removeComment } from '@/lib/moderation/remove'
import { aPerson, goOn, logIn, PASSWORD, test } from './people'

const NEEDLESS = 'with JavaScript quotes are put together on the thread’s own page'

const words = (page: Page) => page.getByLabel('Your words')
const another = (page: Page) => page.getByLabel('Quote another comment or paragraph')
const press = (page: Page, name: string) => page.getByRole('button', { name }).click()

test('two comments of different pages and a paragraph are quoted in one comment, and nothing typed is lost', async ({
  page,
  slug,
  withScript,
}) => {
  test.skip(withScript, NEEDLESS)
  test.setTimeout(120_000)
  const [keeper, reader] = [await aPerson('moderator'), await aPerson()]
  await goOn(slug, keeper)
  await logIn(page, reader)
  await page.goto(`/articles/${slug}`)
  await page.locator('#c4').getByRole('link', { name: 'Quote' }).click()
  await words(page).fill('Typed before\nanything was quoted.')
  await page.getByRole('checkbox', { name: 'Bells and gulls.' }).check()
  await another(page).fill('#51')
  await press(page, 'Show it')

  await expect(words(page)).toHaveValue('Typed before\nanything was quoted.\n\n>>4\n> Bells and gulls.\n')
  await expect(page.getByRole('checkbox', { name: 'Bells and gulls.' })).not.toBeChecked()
  await expect(page.getByRole('group', { name: `${keeper.name}, #51` })).toBeVisible()
  await words(page).fill(`${await words(page).inputValue()}Typed in between.`)
  await page.getByRole('checkbox', { name: 'This is entry 51 of the log.' }).check()
  await page.getByRole('checkbox', { name: 'Nobody came by.' }).check()
  await press(page, 'Insert the chosen sentences')

  await expect(words(page)).toHaveValue(
    /Typed in between\.\n\n>>51\n> This is entry 51 of the log\.\n> \[…\]\n> Nobody came by\.\n$/,
  )
  await another(page).fill('¶2')
  await another(page).press('Enter')
  await page.getByRole('checkbox', { name: /^Six strokes of the pier bell/ }).check()
  await press(page, 'Post comment')

  const posted = page.locator('#c52')
  await expect(posted).toContainText('Typed before')
  await expect(posted).toContainText('anything was quoted.')
  await expect(posted).toContainText('Typed in between.')
  await expect(posted.locator('blockquote')).toHaveCount(3)
  await expect(posted).toContainText('harbour_rat #4')
  await expect(posted).toContainText(`${keeper.name} #51`)
  await expect(posted).toContainText('Article ¶2')
})

test('a source can be shown and quoted before a word is written', async ({ page, slug, withScript }) => {
  test.skip(withScript, NEEDLESS)
  await logIn(page, await aPerson())
  await page.goto(`/articles/${slug}/write?quote=4`)
  await another(page).fill('p2')
  await press(page, 'Show it')
  await page.getByRole('checkbox', { name: /^Six strokes of the pier bell/ }).check()
  await press(page, 'Insert the chosen sentences')

  await expect(words(page)).toHaveValue(/^>>¶2\n> Six strokes of the pier bell.*\n$/)
})

test('a source that is not there is said beside its field, and the words stay', async ({ page, slug, withScript }) => {
  test.skip(withScript, NEEDLESS)
  await logIn(page, await aPerson())
  await page.goto(`/articles/${slug}/write?quote=4`)
  await words(page).fill('Half a thought.')
  await another(page).fill('400')
  await press(page, 'Show it')

  await expect(page.getByText('There is no 400 here to quote.')).toBeVisible()
  await expect(another(page)).toHaveAttribute('aria-invalid', 'true')
  await expect(words(page)).toHaveValue('Half a thought.')
})

test('sentences that are only ticked are in the comment before its words', async ({ page, slug, withScript }) => {
  test.skip(withScript, NEEDLESS)
  await logIn(page, await aPerson())
  await page.goto(`/articles/${slug}/write?quote=4`)
  await page.getByRole('checkbox', { name: 'Bells and gulls.' }).check()
  await words(page).fill('And cats.')
  await press(page, 'Preview')

  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('harbour_rat')
  await expect(words(page)).toHaveValue('>>4\n> Bells and gulls.\nAnd cats.')
  await press(page, 'Post comment')
  await expect(page.locator('#c24 blockquote')).toHaveCount(1)
  await expect(page.locator('#c24')).toContainText('And cats.')
})

test('a refusal brings the sources back, and what was ticked is in the words once', async ({
  page,
  slug,
  withScript,
}) => {
  test.skip(withScript, NEEDLESS)
  await logIn(page, await aPerson())
  await page.goto(`/articles/${slug}/write?quote=4&quote=3`)
  await page.getByRole('checkbox', { name: 'Bells and gulls.' }).check()
  await words(page).fill('>>3\n> Neither thing is true\nReally?')
  await press(page, 'Post comment')

  await expect(page.getByRole('alert').first()).toContainText('This is not what Perpetua Finch wrote.')
  await expect(words(page)).toHaveValue('>>3\n> Neither thing is true\nReally?\n\n>>4\n> Bells and gulls.\n')
  await expect(page.getByRole('checkbox', { name: 'Bells and gulls.' })).not.toBeChecked()
  await words(page).fill((await words(page).inputValue()).replace('Neither thing is', 'Both things are'))
  await press(page, 'Post comment')
  await expect(page.locator('#c24 blockquote')).toHaveCount(2)
})

test('sources, ticks and words survive logging in', async ({ page, slug, withScript }) => {
  test.skip(withScript, NEEDLESS)
  const person = await aPerson()
  await page.goto(`/articles/${slug}/write?quote=4`)
  await page.getByRole('checkbox', { name: 'Bells and gulls.' }).check()
  await words(page).fill('And cats.')
  await press(page, 'Login to comment')
  await page.getByLabel('Name or e-mail address').fill(person.name)
  await page.getByLabel('Password').fill(PASSWORD)
  await press(page, 'Log in')

  await expect(words(page)).toHaveValue('>>4\n> Bells and gulls.\nAnd cats.')
  await expect(page.getByRole('group', { name: 'harbour_rat, #4' })).toBeVisible()
})

test('a draft does not show the words of a source that was removed meanwhile', async ({ page, slug, withScript }) => {
  test.skip(withScript, NEEDLESS)
  const moderator = await aPerson('moderator')
  await logIn(page, await aPerson())
  await page.goto(`/articles/${slug}/write?quote=4`)
  await words(page).fill('>>4\n> Bells and girls.\nReally?')
  await press(page, 'Post comment')
  await expect(page.locator('[data-nearest]')).toHaveText('Bells and gulls.')
  await removeComment(moderator.viewer, slug, 4, { reason: 'abuse', note: '' })
  await page.reload()

  await expect(page.getByText('its words were taken out')).toBeVisible()
  await expect(words(page)).toHaveValue('>>4\nReally?')
  await expect(page.locator('main')).not.toContainText(/gulls|harbour_rat/)
})
