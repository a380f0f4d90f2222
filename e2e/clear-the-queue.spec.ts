import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { type Filled, openOwnSite } from './clear-the-queue-site'
import { logIn, test } from './people'

const PORTS = { withScript: 3_231, withoutScript: 3_232 }
const HUNDRED = { held: 40, reported: 30, watched: 15, appealed: 15 }

test.describe.configure({ mode: 'serial' })

let site: Awaited<ReturnType<typeof openOwnSite>>
test.beforeAll(async () => {
  const isWith = test.info().project.use.javaScriptEnabled !== false
  site = await openOwnSite(isWith ? PORTS.withScript : PORTS.withoutScript)
})
test.afterAll(() => site.close())

/** A moderator at the desk of this test's own site; `who` is one of the two that were made with what waits. */
async function atDesk(page: Page, { moderators }: Filled, who: 0 | 1 = 0): Promise<void> {
  await logIn(page, { name: moderators[who] }, site.url)
  await openAt(page, '/moderate')
}

async function openAt(page: Page, path: string): Promise<void> {
  await page.goto(site.url + path)
  if (test.info().project.use.javaScriptEnabled !== false) await untilKeysAreHeard(page)
}

/** The script comes after the words; keys that are pressed before are nobody's. */
async function untilKeysAreHeard(page: Page): Promise<void> {
  const keys = page.getByRole('dialog')
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(keys).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('Escape')
  await expect(keys).toBeHidden()
}

const theCase = (page: Page) => page.locator('[data-case]')
const placeOf = (page: Page) => theCase(page).getAttribute('data-case')
const waiting = (page: Page) => page.request.get(`${site.url}/api/moderation/counts`).then((answer) => answer.json())
const stateOf = async (page: Page) => {
  if (await page.getByRole('heading', { name: 'Appeal' }).isVisible()) return 'appealed'
  return (await page.getByRole('button', { name: 'Approve', exact: true }).isVisible()) ? 'held' : 'reported'
}

/** What the keys do to a comment, a different thing each time. */
async function decideByKeys(page: Page, turn: number): Promise<void> {
  const state = await stateOf(page)
  const { keyboard } = page
  if (state === 'appealed' && turn % 2 === 0) await keyboard.press('u')
  else if (state === 'appealed') {
    await keyboard.press('n')
    await keyboard.type('arguments are here')
    await keyboard.press('Escape')
    await keyboard.press('d')
  } else if (turn % 3 > 0) await keyboard.press('a')
  else {
    for (const key of ['r', String((turn * 7) % 10)]) await keyboard.press(key)
    await keyboard.press(turn % 2 === 0 ? 'r' : 'Enter')
  }
}

async function decideByForms(page: Page, turn: number): Promise<void> {
  const state = await stateOf(page)
  if (state === 'appealed') {
    await page.getByLabel(/Words to its author/).fill('We have read it again.')
    await page.getByRole('button', { name: turn % 2 === 0 ? 'Uphold' : 'Dismiss' }).click()
  } else if (turn % 3 > 0) await page.getByRole('button', { name: /^(Approve|Let it stand)$/ }).click()
  else {
    await page.locator('summary', { hasText: 'Remove…' }).click()
    await page.getByRole('radio', { name: 'off topic' }).check()
    await page.getByRole('button', { name: 'Remove', exact: true }).click()
  }
}

test('a moderator clears a hundred mixed items: by keys alone and on one page, or by forms alone', async ({
  page,
  withScript,
}) => {
  test.setTimeout(240_000)
  const filled = await site.fill(HUNDRED)
  await atDesk(page, filled)
  const beganAt = await page.evaluate(() => {
    document.documentElement.dataset.mark = 'the same page'
    addEventListener('pointerdown', () => document.documentElement.setAttribute('data-pointed', ''))
    return performance.timeOrigin
  })
  expect(await waiting(page)).toEqual({ reported: 45, held: 40, appealed: 15 })

  const seen: (string | null)[] = []
  for (let turn = 0; turn < filled.places.length; turn++) {
    const place = await placeOf(page)
    seen.push(place)
    await (withScript ? decideByKeys : decideByForms)(page, turn)
    await expect(page.locator(`[data-case="${place}"]`)).toHaveCount(0)
    await expect(page.getByRole('main').getByRole('status')).toContainText(`#${place?.split('/')[1]}`)
  }

  await expect(page.getByText('Nothing waits.')).toBeVisible()
  expect([...seen].sort()).toEqual([...filled.places].sort())
  expect(await waiting(page)).toEqual({ reported: 0, held: 0, appealed: 0 })
  if (!withScript) return
  const html = page.locator('html')
  await expect(html).toHaveAttribute('data-mark', 'the same page')
  await expect(html).not.toHaveAttribute('data-pointed')
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(beganAt)
  expect(await page.evaluate(() => performance.getEntriesByType('navigation').length)).toBe(1)
})

test('what was just decided is taken back', async ({ page, withScript }) => {
  const filled = await site.fill({ held: 2 })
  await atDesk(page, filled)
  const place = await placeOf(page)
  if (withScript) await page.keyboard.press('a')
  else await page.getByRole('button', { name: 'Approve', exact: true }).click()
  await expect(page.getByRole('main').getByRole('status')).toContainText('approved')
  expect(await waiting(page)).toMatchObject({ held: 1 })

  if (withScript) await page.keyboard.press('z')
  else await page.getByRole('button', { name: 'Undo' }).click()

  await expect(page.getByRole('main').getByRole('status')).toContainText('taken back')
  expect(await placeOf(page)).toBe(place)
  expect(await waiting(page)).toMatchObject({ held: 2 })
})

test('several are selected and decided in one act, and so is all by one reader', async ({ page, withScript }) => {
  const filled = await site.fill({ reported: 4 })
  await atDesk(page, filled)
  const before = await waiting(page)
  for (let selected = 0; selected < 2; selected++) {
    const place = await placeOf(page)
    if (withScript) await page.keyboard.press('x')
    else await page.locator('[data-item]').nth(selected).getByRole('checkbox').check()
    if (withScript) await page.keyboard.press('j')
    if (withScript) await expect(theCase(page)).not.toHaveAttribute('data-case', place ?? '')
  }
  await page.getByRole('button', { name: 'Approve them' }).click()
  await expect(page.getByRole('main').getByRole('status')).toContainText('2 comments approved')
  expect(await waiting(page)).toMatchObject({ reported: before.reported - 2 })

  await openAt(page, `/moderate?at=${filled.places[3]}`)
  await page.getByText('All by this reader…').click()
  const all = page.getByRole('complementary')
  await all.getByLabel('Remove for').selectOption({ label: 'abuse' })
  await all.getByRole('button', { name: 'Remove all' }).click()

  await expect(page.getByRole('main').getByRole('status')).toContainText('4 comments removed')
  expect(await waiting(page)).toMatchObject({ reported: before.reported - 4 })
})

test('of two moderators the second is told, and led on', async ({ page, stranger, withScript }) => {
  const filled = await site.fill({ held: 3 })
  await atDesk(page, filled)
  await atDesk(stranger, filled, 1)
  const address = `/moderate?state=held&at=${filled.places[0]}`
  await openAt(page, address)
  await openAt(stranger, address)
  if (withScript) await expect(stranger.getByText(`${filled.moderators[0]} is looking at this`).first()).toBeVisible()
  if (withScript) await page.keyboard.press('a')
  else await page.getByRole('button', { name: 'Approve', exact: true }).click()
  await expect(page.getByRole('main').getByRole('status')).toContainText('approved')

  await stranger.locator('summary', { hasText: 'Remove…' }).click()
  await stranger.getByRole('radio', { name: 'spam' }).check()
  await stranger.getByRole('button', { name: 'Remove', exact: true }).click()

  await expect(stranger.getByRole('alert')).toContainText('meanwhile')
  if (withScript) await expect(theCase(stranger)).not.toHaveAttribute('data-case', filled.places[0] ?? '')
})

test('words that were typed stay when the decision cannot be sent, and are sent by the next try', async ({
  page,
  withScript,
}) => {
  test.skip(!withScript, 'a browser without JavaScript shows its own page then')
  const filled = await site.fill({ held: 2 })
  await atDesk(page, filled)
  await openAt(page, `/moderate?state=held&at=${filled.places[0]}`)
  await page.keyboard.press('3')
  await page.keyboard.press('n')
  await page.keyboard.type('arz?')
  await page.context().setOffline(true)

  await page.keyboard.press('Enter')

  await expect(page.getByRole('alert')).toContainText('Nothing is lost')
  await expect(page.getByLabel(/Words to its author/)).toHaveValue('arz?')
  await page.context().setOffline(false)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main').getByRole('status')).toContainText('removed')
})

test('what was selected stays selected when it cannot be decided', async ({ page, stranger, withScript }) => {
  const filled = await site.fill({ held: 3 })
  await atDesk(page, filled)
  await atDesk(stranger, filled, 1)
  await openAt(page, '/moderate?state=held')
  const box = (index: number) => page.locator(`[data-item] input[value^="${filled.places[index]}@"]`)
  for (const index of [0, 1]) await box(index).check()
  await openAt(stranger, `/moderate?state=held&at=${filled.places[0]}`)
  if (withScript) await stranger.keyboard.press('a')
  else await stranger.getByRole('button', { name: 'Approve', exact: true }).click()
  await expect(stranger.getByRole('main').getByRole('status')).toContainText('approved')

  const bulk = page.locator('[data-bulk]')
  await bulk.getByLabel('Remove for').selectOption({ label: 'spam' })
  await bulk.getByRole('button', { name: 'Remove them' }).click()

  await expect(page.getByRole('alert')).toContainText('Nothing was decided, since 1 of 2 could not be.')
  await expect(box(1)).toBeChecked()
  await expect(box(2)).not.toBeChecked()
  if (!withScript) await expect(bulk.getByLabel('Remove for')).toHaveValue('spam')
})

test('all that waits is decided in one act, also what is on other pages', async ({ page, withScript }) => {
  const filled = await site.fill({ held: 60 })
  await atDesk(page, filled)
  await openAt(page, '/moderate?state=held')
  const { held } = await waiting(page)
  await expect(page.locator('[data-item]')).toHaveCount(50)
  await page.getByRole('link', { name: `The next ${held - 50}` }).click()
  await expect(page.locator('[data-item]')).toHaveCount(held - 50)
  await page.getByRole('link', { name: 'Select many' }).click()

  const all = page.getByRole('checkbox', { name: /^All \d+, also those on other pages$/ })
  // What a colleague looks at just now is left to them.
  const count = Number((await page.locator('label', { has: all }).textContent())?.match(/\d+/)?.[0])
  expect(count).toBeGreaterThanOrEqual(60)
  await all.check()
  await page.locator('[data-bulk]').getByRole('button', { name: 'Approve them' }).click()

  await expect(page.getByRole('main').getByRole('status')).toContainText(`${count} comments approved`)
  expect(await waiting(page)).toMatchObject({ held: held - count })
  if (withScript) await page.keyboard.press('z')
  else await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('main').getByRole('status')).toContainText('taken back')
  expect(await waiting(page)).toMatchObject({ held })
})

test('a decision claims the comment that comes next, which can be left to colleagues', async ({
  page,
  stranger,
  withScript,
}) => {
  test.skip(withScript, 'where the browser helps, the page claims what it shows and lets go of it')
  const filled = await site.fill({ reported: 3 })
  await atDesk(page, filled)
  await atDesk(stranger, filled, 1)
  await openAt(page, '/moderate?state=reported')
  await page.getByRole('button', { name: 'Let it stand' }).click()
  await expect(page.getByRole('main').getByRole('status')).toContainText('approved')
  const next = await placeOf(page)
  const isTaken = stranger.getByText(`${filled.moderators[0]} is looking at this just now.`)

  await openAt(stranger, `/moderate?state=reported&at=${next}`)
  await expect(isTaken).toBeVisible()
  await page.getByRole('button', { name: 'Leave it to them' }).click()
  await expect(page.getByRole('main').getByRole('status')).toContainText('free for the others')

  expect(await placeOf(page)).not.toBe(next)
  await openAt(stranger, `/moderate?state=reported&at=${next}`)
  await expect(isTaken).toHaveCount(0)
})

test('one’s own comment waits for a colleague, and is not offered', async ({ page, withScript }) => {
  const filled = await site.fill({ own: 1, reported: 2 })
  const [own = '', first = '', second = ''] = filled.places
  await atDesk(page, filled)
  await openAt(page, `/moderate?state=reported&at=${own}`)

  await expect(page.getByText('You wrote this: another moderator decides about it.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^(Approve|Let it stand|Remove)$/ })).toHaveCount(0)
  await expect(page.locator('[data-item]', { hasText: 'for another moderator' })).toHaveCount(1)
  await openAt(page, `/moderate?state=reported&at=${first}`)
  if (withScript) await page.keyboard.press('a')
  else await page.getByRole('button', { name: 'Let it stand' }).click()
  await expect(page.getByRole('main').getByRole('status')).toContainText('approved')
  expect(await placeOf(page)).toBe(second)
})

test('keys lock, pick and go through the lists', async ({ page, withScript }) => {
  test.skip(!withScript, 'keys need JavaScript')
  const filled = await site.fill({ reported: 1, held: 1 })
  const says = page.getByRole('main').getByRole('status')
  await atDesk(page, filled)
  await openAt(page, `/moderate?at=${filled.places[1]}`)

  for (const [key, words] of [
    ['l', 'replies to it are locked'],
    ['l', 'replies to it are open'],
    ['p', 'picked for the front page'],
    ['p', 'no longer picked'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(says).toContainText(words)
    expect(await placeOf(page)).toBe(filled.places[1])
  }
  await page.keyboard.press('m')
  await expect(page.getByLabel('Why, for the log')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('w')
  await expect(page.getByRole('button', { name: 'Approve all' })).toBeFocused()
  await page.keyboard.press('Escape')
  const current = page.getByRole('navigation', { name: 'Which comments' }).locator('[aria-current]')
  for (const list of ['Reported', 'Held', 'Appealed', 'Removed', 'All']) {
    await page.keyboard.press('f')
    await expect(current).toContainText(list)
  }
})

test('the next one to take is one that nobody else looks at', async ({ page, stranger }) => {
  const filled = await site.fill({ held: 2 })
  await atDesk(page, filled)
  await page.getByRole('button', { name: 'Take the next one' }).click()
  await page.waitForURL(/at=/)
  await atDesk(stranger, filled, 1)

  await stranger.getByRole('button', { name: 'Take the next one' }).click()

  await stranger.waitForURL(/at=/)
  expect(await placeOf(stranger)).not.toBe(await placeOf(page))
})

test('the keys are listed, and can be switched off', async ({ page, withScript }) => {
  test.skip(!withScript, 'keys need JavaScript')
  await atDesk(page, await site.fill({ held: 1 }))
  const place = await placeOf(page)
  const keys = page.getByRole('dialog', { name: 'Keys' })

  await page.keyboard.press('?')
  await expect(keys).toContainText('skip to the next')
  await keys.getByRole('checkbox').uncheck()
  await page.keyboard.press('Escape')
  await expect(keys).toHaveCount(0)
  await page.keyboard.press('a')
  await page.keyboard.press('Control+?')
  await expect(keys).toBeVisible()
  expect(await placeOf(page)).toBe(place)
  expect(await waiting(page)).toMatchObject({ held: expect.any(Number) })
})
