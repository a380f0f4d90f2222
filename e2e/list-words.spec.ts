import { expect, type Page } from '@playwright/test'
import { db } from '@/lib/db/client'
import { takeOutWords } from '@/lib/moderation/change-words'
import { aComment } from '@/lib/testing/shown'
import { aPerson, logIn, test } from './people'

/** A word that no other test and no list has. */
function aWord(): string {
  const letters = Array.from({ length: 9 }, () => 'abcdefgh'.charAt(Math.floor(Math.random() * 8)))
  return `quay${letters.join('')}`
}

/**
 * Puts so many entries that begin alike into the form, to be watched; into a field that is not seen, since a browser takes
 * a minute to lay them out.
 */
async function putLines(desk: Page, count: number, begin: string): Promise<void> {
  await desk.getByRole('radio', { name: 'Watched' }).check()
  await desk.getByLabel('Words, one entry a line').evaluate(
    (field, { count, begin }) => {
      const unseen = Object.assign(document.createElement('input'), { type: 'hidden', name: 'words' })
      unseen.value = Array.from({ length: count }, (_, n) => `${begin} ${n}`).join('\n')
      field.replaceWith(unseen)
    },
    { count, begin },
  )
}

test('words are tried on the last month, banned, met by a reader in look-alike letters, and taken out', async ({
  slug,
  desk,
  page,
}) => {
  const [reader, word] = [await aPerson(), aWord()]
  await aComment(reader.viewer, slug, `Nobody calls it the ${word} any more.`, new Date())
  await desk.goto('/moderate/words')
  await desk.getByLabel('Words, one entry a line').fill(`${word}\n${word} lamp`)
  await desk.getByRole('button', { name: 'Try' }).click()
  const trial = desk.locator('#trial')
  await expect(trial.getByRole('heading')).toContainText('These words would have caught 1 of')
  await expect(trial.locator('mark')).toHaveText([word])
  await expect(trial).toContainText(`by “${word}”`)

  await expect(desk.getByLabel('Words, one entry a line')).toHaveValue(`${word}\n${word} lamp`)
  await desk.getByRole('button', { name: 'Add' }).click()
  await desk.getByRole('searchbox', { name: 'Entries with' }).fill(word)
  await desk.getByRole('button', { name: 'Find' }).click()
  await expect(desk.getByRole('checkbox', { name: word, exact: true })).toBeVisible()
  await expect(desk.getByRole('checkbox', { name: `${word} lamp` })).toBeVisible()

  await logIn(page, reader)
  await page.goto(`/articles/${slug}`)
  // Two of its letters are Cyrillic here.
  await page.getByLabel('Your words').fill(`I do: the ${word.toUpperCase().replaceAll('A', 'А')} it is.`)
  await page.getByRole('button', { name: 'Post comment' }).click()
  await expect(page.locator('#c25')).toContainText('because it has words that a moderator looks at first')

  await desk.getByRole('checkbox', { name: word, exact: true }).check()
  await desk.getByRole('button', { name: 'Take out what is ticked' }).click()
  await expect(desk.getByRole('checkbox', { name: `${word} lamp` })).toBeVisible()
  await expect(desk.getByRole('checkbox', { name: word, exact: true })).toHaveCount(0)

  await page.goto(`/articles/${slug}`)
  await page.getByLabel('Your words').fill(`Then the ${word} again.`)
  await page.getByRole('button', { name: 'Post comment' }).click()
  await expect(page.locator('#c26')).toContainText(`Then the ${word} again.`)
  await expect(page.locator('#c26')).not.toContainText('a moderator looks')
})

test('a list of 50,000 long entries in Cyrillic comes by the form, and one that is too large is refused in words', async ({
  desk,
}) => {
  test.setTimeout(120_000)
  const mark = aWord()
  await desk.goto('/moderate/words')

  await putLines(desk, 60_000, `${mark} колоколколоколколокол`)
  await desk.getByRole('button', { name: 'Add' }).click()
  await expect(desk.getByRole('alert').first()).toContainText('This is more than the form can send, 8,192 KB.')

  await putLines(desk, 50_000, `${mark} колокол над`)
  await desk.getByRole('button', { name: 'Add' }).click()
  await desk.getByRole('searchbox', { name: 'Entries with' }).fill(mark)
  await desk.getByRole('button', { name: 'Find' }).click()
  await expect(desk.getByText(`50,000 with “${mark}”`)).toBeVisible()

  const added = await db().wordEntry.findMany({ where: { words: { startsWith: mark } }, select: { id: true } })
  expect(
    await takeOutWords(
      (await aPerson('moderator')).viewer,
      added.map(({ id }) => id),
    ),
  ).toBe(50_000)
})

test('what cannot be listed is said, and what was typed stays', async ({ desk }) => {
  await desk.goto('/moderate/words')
  await desk.getByLabel('Words, one entry a line').fill('a\nsp*m')
  await desk.getByRole('button', { name: 'Add' }).click()

  await expect(desk.getByRole('alert').first()).toContainText('entry')
  await expect(desk.getByLabel('Words, one entry a line')).toHaveValue('a\nsp*m')
})
