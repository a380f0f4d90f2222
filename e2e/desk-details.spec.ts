import { expect, type Page } from '@playwright/test'
import { openOwnSite } from './clear-the-queue-site'
import { logIn, test } from './people'

const PORTS = { withScript: 3_233, withoutScript: 3_234 }
/** Everything at the desk that ends by itself ends soon on this site. */
const CLAIM_SECONDS = 12
const UNDO_SECONDS = 4
/** What the server allows for the way of a click. */
const GRACE_SECONDS = 5
/** The desk asks every ten seconds how much waits. */
const COUNTS_WITHIN = { timeout: 25_000 }
const TOO_LATE = 'It is too late to take this back; you can decide anew.'

test.describe.configure({ mode: 'serial' })

let site: Awaited<ReturnType<typeof openOwnSite>>
test.beforeAll(async () => {
  const isWith = test.info().project.use.javaScriptEnabled !== false
  site = await openOwnSite(isWith ? PORTS.withScript : PORTS.withoutScript, {
    CLAIM_MINUTES: String(CLAIM_SECONDS / 60),
    UNDO_SECONDS: String(UNDO_SECONDS),
  })
})
test.afterAll(() => site.close())

const waiting = (page: Page) => page.request.get(`${site.url}/api/moderation/counts`).then((answer) => answer.json())
const said = (page: Page) => page.getByRole('main').getByRole('status')

/** A list of the queue in the way to it, with how much is in it. */
const listLink = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Which comments' }).getByRole('link', { name: new RegExp(`^${name}`) })

test('how much waits changes in an open desk when a comment is reported elsewhere', async ({
  page,
  stranger,
  withScript,
}) => {
  const { moderators, slug, places } = await site.fill({ held: 1, shown: 1 })
  const number = places[1]?.split('/')[1]
  await logIn(page, { name: moderators[0] }, site.url)
  await page.goto(`${site.url}/moderate?state=held`)
  const { reported, held, appealed } = await waiting(page)
  await expect(listLink(page, 'Reported')).toContainText(String(reported))
  await page.locator('html').evaluate((html) => html.setAttribute('data-mark', 'the same page'))

  await logIn(stranger, { name: moderators[1] }, site.url)
  await stranger.goto(`${site.url}/articles/${slug}/comments/${number}/report`)
  await stranger.getByRole('radio', { name: /^Spam/ }).check()
  await stranger.getByRole('button', { name: 'Report this comment' }).click()
  await expect(stranger.getByRole('status').first()).toContainText('A moderator will look at it')

  // Without a script a page says what was true when it was opened.
  if (!withScript) await page.reload()
  const desk = page.getByRole('navigation', { name: 'Desk' })
  await expect(listLink(page, 'Reported')).toContainText(String(reported + 1), COUNTS_WITHIN)
  await expect(listLink(page, 'Held')).toContainText(String(held))
  await expect(desk.getByRole('link', { name: /^Queue/ })).toContainText(String(reported + 1 + held + appealed))
  await expect(page.locator('html[data-mark]')).toHaveCount(withScript ? 1 : 0)
})

test('a colleague’s claim is shown to the others, and ends by itself', async ({ page, stranger }) => {
  const { moderators } = await site.fill({ held: 2 })
  await logIn(stranger, { name: moderators[1] }, site.url)
  await logIn(page, { name: moderators[0] }, site.url)
  await page.goto(`${site.url}/moderate`)
  const looks = stranger.getByRole('main').getByText(`${moderators[0]} is looking at this`)

  const began = performance.now()
  await page.getByRole('button', { name: 'Take the next one' }).click()
  await page.waitForURL(/at=/)
  const place = new URL(page.url()).searchParams.get('at')
  const open = () => stranger.goto(`${site.url}/moderate?at=${place}`)
  await open()
  await expect(looks.first()).toBeVisible()
  expect(performance.now() - began).toBeLessThan(CLAIM_SECONDS * 1_000)

  await expect(async () => {
    await open()
    await expect(looks).toHaveCount(0, { timeout: 500 })
  }).toPass({ timeout: 2_000 * CLAIM_SECONDS })
  expect(performance.now() - began).toBeGreaterThan(CLAIM_SECONDS * 1_000)
})

test('the offer to take a decision back goes after its seconds, and doing it afterwards is refused in words', async ({
  page,
  withScript,
}) => {
  const { moderators, places } = await site.fill({ held: 2 })
  await logIn(page, { name: moderators[0] }, site.url)
  await page.goto(`${site.url}/moderate?state=held&at=${places[0]}`)
  const undo = page.getByRole('button', { name: /^Undo/ })

  await page.getByRole('button', { name: /^Approve/ }).click()
  await expect(said(page)).toContainText('approved')
  const decided = performance.now()
  await expect(undo).toBeVisible()
  const act = await undo.evaluate((button) => button.closest('form')?.getAttribute('action')?.split('/').at(-1))
  const before = await waiting(page)

  // Without a script nothing can take the offer away; it is refused all the same.
  if (withScript) await expect(undo).toBeHidden({ timeout: 2_000 * UNDO_SECONDS })
  await expect(said(page)).toContainText('approved')
  await page.waitForTimeout((UNDO_SECONDS + GRACE_SECONDS) * 1_000 - (performance.now() - decided) + 500)
  if (withScript) await page.goto(`${site.url}/moderate?said=approved&done=${places[0]}&act=${act}`)
  await undo.click()

  await expect(page.getByRole('alert')).toContainText(TOO_LATE)
  expect(await waiting(page)).toEqual(before)
})

test('an admin gives roles on a reader’s page, and the last admin stays one', async ({ page, stranger }) => {
  const { moderators, admins } = await site.fill({ admins: 1 })
  const [[first, second], [admin = '']] = [moderators, admins]
  const readerPage = (name: string) => `${site.url}/moderate/readers?name=${encodeURIComponent(name)}`
  const role = page.getByLabel('What they may do')
  const give = async (name: string, to: string) => {
    await page.goto(readerPage(name))
    await role.selectOption({ label: to })
    await page.getByRole('button', { name: 'Change the role' }).click()
  }
  const statusOf = async (who: Page, address: string) => (await who.goto(address))?.status()
  await logIn(stranger, { name: first }, site.url)
  await logIn(page, { name: admin }, site.url)

  await give(first, 'reader: comments')
  await expect(said(page)).toContainText('The role is changed.')
  expect(await statusOf(stranger, `${site.url}/moderate`)).toBe(404)

  await give(first, 'moderator: works the desk')
  await expect(said(page)).toContainText('The role is changed.')
  await expect(page.getByRole('main')).toContainText('changed the role of')
  expect(await statusOf(stranger, readerPage(second))).toBe(200)
  await expect(stranger.getByLabel('What they may do')).toHaveCount(0)

  await give(admin, 'moderator: works the desk')
  await expect(page.getByRole('main').getByRole('alert')).toContainText('The last admin stays an admin.')
  await page.goto(readerPage(admin))
  await expect(role.locator('option:checked')).toContainText('admin:')

  await give(second, 'admin: desk, roles, imports')
  await give(admin, 'moderator: works the desk')
  await expect(said(page)).toContainText('The role is changed.')
  await expect(role).toHaveCount(0)
})
