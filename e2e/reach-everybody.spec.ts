import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { anArticle, aPerson, logIn, test } from './people'

test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, 'axe is a script itself; the markup is the same')

async function expectNoFaults(page: Page, paths: string[]): Promise<void> {
  for (const path of paths) {
    const faults: string[] = []
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    await page.goto(path)
    const { violations } = await new AxeBuilder({ page }).analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
    expect([path, ...found, ...faults]).toEqual([path])
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect([path, sideways]).toEqual([path, 0])
  }
}

const readingPages = (slug: string) => [
  '/',
  `/articles/${slug}`,
  `/articles/${slug}/write?reply=9&quote=9&quote=p2`,
  `/articles/${slug}/comments/9/report`,
  `/articles/${slug}/comments/9/history`,
  '/login',
  '/signup',
  '/rules',
  '/transparency',
  '/readers/Deckhand77',
]

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme}, on a phone`, () => {
    test.use({ colorScheme, viewport: { width: 360, height: 740 } })

    test('axe finds nothing on the pages for readers, and nothing scrolls sideways', async ({ page, slug }) => {
      test.setTimeout(180_000)
      await expectNoFaults(page, readingPages(slug))
      await logIn(page, await aPerson())
      await page.goto(`/articles/${slug}`)
      await page.getByLabel('Your words').fill('>>4\n> Bells and gulls.\nAnd cats.')
      await page.getByRole('button', { name: 'Post comment' }).click()
      await expect(page.locator('#c24')).toBeVisible()
      const own = `/articles/${slug}/comments/24`
      await expectNoFaults(
        page,
        [
          `/articles/${slug}`,
          `${own}/edit`,
          `${own}/withdraw`,
          '/account',
          '/account/password',
          '/logout',
          '/nothing',
        ].filter((path) => path !== '/nothing'),
      )
    })

    test('axe finds nothing at the desk', async ({ page, slug }) => {
      test.setTimeout(180_000)
      const newcomer = await aPerson('reader', false)
      await logIn(page, newcomer)
      await page.goto(`/articles/${slug}`)
      await page.getByLabel('Your words').fill('My first words.')
      await page.getByRole('button', { name: 'Post comment' }).click()
      await expect(page.locator('#c24')).toBeVisible()
      await page.context().clearCookies()
      await logIn(page, await aPerson('admin'))
      const name = encodeURIComponent(newcomer.name)
      await expectNoFaults(page, [
        '/moderate',
        `/moderate?at=${slug}/24`,
        '/moderate?state=removed',
        '/moderate/log',
        '/moderate/articles',
        '/moderate/readers',
        `/moderate/readers?name=${name}`,
        '/moderate/imports',
        '/moderate/words',
        '/moderate/figures',
      ])
    })
  })
}

test('with a keyboard alone: skip to the comments, reply, and post', async ({ page }) => {
  const slug = await anArticle()
  await logIn(page, await aPerson())
  await page.goto(`/articles/${slug}`)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the comments' })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.locator('#c1').getByRole('link', { name: 'Reply' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Your words' })).toBeFocused()
  await page.keyboard.type('By hand.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')

  await expect(page.locator('#c24')).toContainText('By hand.')
})
