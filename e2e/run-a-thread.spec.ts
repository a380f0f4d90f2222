import { expect } from '@playwright/test'
import { test } from './people'

test('a moderator picks a comment in its thread, and the front page shows it until it is unpicked', async ({
  slug,
  desk,
  stranger,
}) => {
  await desk.goto(`/articles/${slug}`)
  await desk.locator('#c7').getByRole('button', { name: 'Pick #7', exact: true }).click()
  await expect(desk.locator('#c7')).toContainText('Picked by the newsroom')

  await stranger.goto('/')
  const pick = stranger.locator(`a[href="/articles/${slug}/comments/7"]`)
  await expect(pick).toBeVisible()
  await pick.click()
  await expect(stranger.locator('#c7')).toContainText('Picked by the newsroom')
  await expect(stranger.locator('#c7').getByRole('button', { name: /Unpick|Lock/ })).toHaveCount(0)

  await desk.locator('#c7').getByRole('button', { name: 'Unpick #7' }).click()
  await expect(desk.locator('#c7')).not.toContainText('Picked by the newsroom')
  await stranger.goto('/')
  await expect(pick).toHaveCount(0)
})

test('locked replies are locked for everybody, and open again', async ({ slug, desk, stranger }) => {
  await desk.goto(`/articles/${slug}`)
  await desk.locator('#c7').getByRole('button', { name: 'Lock replies #7' }).click()
  await expect(desk.locator('#c7')).toContainText('Replies are locked')

  await stranger.goto(`/articles/${slug}`)
  await expect(stranger.locator('#c7')).toContainText('Replies are locked')
  await expect(stranger.locator('#c7').getByRole('link', { name: 'Reply', exact: true })).toHaveCount(0)
  await expect(stranger.locator('#c7').getByRole('link', { name: 'Quote', exact: true })).toBeVisible()

  await desk.locator('#c7').getByRole('button', { name: 'Unlock replies #7' }).click()
  await stranger.goto(`/articles/${slug}`)
  await expect(stranger.locator('#c7').getByRole('link', { name: 'Reply', exact: true })).toBeVisible()
})

test('a thread is scheduled and pre-moderated on the page of articles', async ({ slug, desk }) => {
  const entry = desk
    .getByRole('article')
    .filter({ has: desk.locator(`a[href="/articles/${slug}"]`) })
    .first()
  await desk.goto('/moderate/articles')
  await entry.getByText('Schedule, pre-moderation, quiet hours').click()
  await entry.getByLabel(/^At/).fill('2031-01-05T07:00')
  await entry.getByRole('button', { name: 'Set', exact: true }).click()
  await expect(desk).toHaveURL(/said=scheduled/)
  await expect(entry).toContainText('closes 5 Jan 2031, 07:00 UTC')

  await entry.getByText('Schedule, pre-moderation, quiet hours').click()
  await entry.getByLabel(/^At/).fill('2001-01-05T07:00')
  await entry.getByRole('button', { name: 'Change', exact: true }).click()
  await expect(desk.getByRole('alert').first()).toContainText('This time has passed')
  await expect(entry.getByLabel(/^At/)).toHaveValue('2001-01-05T07:00')

  await entry.getByRole('button', { name: 'Pre-moderate', exact: true }).click()
  await expect(desk).toHaveURL(/said=pre-moderated/)
  await expect(entry).toContainText('pre-moderated')
})

test('an article gets quiet hours of its own, its readers are told, and the log says why', async ({
  slug,
  desk,
  stranger,
}) => {
  const entry = desk
    .getByRole('article')
    .filter({ has: desk.locator(`a[href="/articles/${slug}"]`) })
    .first()
  const [begins, ends] = [-60, 60].map((minutes) => new Date(Date.now() + minutes * 60_000).toISOString().slice(11, 16))
  const open = async () => {
    await desk.goto('/moderate/articles')
    await entry.getByText('Schedule, pre-moderation, quiet hours').click()
  }
  const form = entry.locator('form').filter({ has: desk.getByRole('button', { name: 'Set quiet hours' }) })

  await open()
  await form.getByLabel(/^From/).fill(String(begins))
  await form.getByLabel('Until').fill(String(ends))
  await form.getByLabel('Why, for the log').fill('The evening was loud.')
  await form.getByRole('button').click()
  await expect(desk).toHaveURL(/said=quiet/)
  await expect(entry).toContainText('closed for quiet hours')
  await stranger.goto(`/articles/${slug}`)
  await expect(stranger.getByText(`comments are closed until ${ends}`).first()).toBeVisible()
  await desk.goto('/moderate/log?kind=article.quiet_hours')
  await expect(desk.getByText('The evening was loud.').first()).toBeVisible()

  await open()
  await entry.getByRole('button', { name: 'As the site has them' }).click()
  await stranger.goto(`/articles/${slug}`)
  await expect(stranger.getByText('comments are closed until')).toHaveCount(0)
})
