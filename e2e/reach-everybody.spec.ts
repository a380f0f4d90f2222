import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { anArticle, aPerson, logIn, test } from './people'

test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, 'axe is a script itself; the markup is the same')

async function findViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

async function expectNoFaults(page: Page, paths: string[]): Promise<void> {
  for (const path of paths) {
    const faults: string[] = []
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    await page.goto(path)
    expect([path, ...(await findViolations(page)), ...faults]).toEqual([path])
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

const deskPages = (slug: string, name: string) => [
  '/moderate',
  `/moderate?at=${slug}/24`,
  '/moderate?state=removed',
  '/moderate/log',
  '/moderate/articles',
  '/moderate/readers',
  `/moderate/readers?name=${encodeURIComponent(name)}`,
  '/moderate/imports',
  '/moderate/words',
  '/moderate/figures',
]

const PHONE = { width: 360, height: 740 }
/** Moderators sit before wide screens too, where the queue, the open comment and its author stand beside each other. */
const SCREENS = { 'on a phone': PHONE, 'on a wide screen': { width: 1280, height: 800 } }

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme}, on a phone`, () => {
    test.use({ colorScheme, viewport: PHONE })

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
  })

  for (const [name, viewport] of Object.entries(SCREENS))
    test.describe(`${colorScheme}, ${name}`, () => {
      test.use({ colorScheme, viewport })

      test('axe finds nothing at the desk, and nothing scrolls sideways', async ({ page, slug }) => {
        test.setTimeout(180_000)
        const newcomer = await aPerson('reader', false)
        await logIn(page, newcomer)
        await page.goto(`/articles/${slug}`)
        await page.getByLabel('Your words').fill('My first words.')
        await page.getByRole('button', { name: 'Post comment' }).click()
        await expect(page.locator('#c24')).toBeVisible()
        await page.context().clearCookies()
        await logIn(page, await aPerson('admin'))
        await expectNoFaults(page, deskPages(slug, newcomer.name))

        await page.goto(`/moderate?at=${slug}/24`)
        await page.getByText('Remove…').click()
        await page.getByText('All by this reader…').click()
        expect(await findViolations(page)).toEqual([])
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
