import { readFileSync } from 'node:fs'
import { test as base, type Page } from '@playwright/test'
import { createAccount } from '@/lib/accounts/sign-up'
import type { Role, Viewer } from '@/lib/accounts/view'
import { importArticle } from '@/lib/imports/import-article'
import { newId } from '@/lib/kernel/ids'
import { aComment } from '@/lib/testing/shown'
import { SITE, SITE_ENVIRONMENT } from './site'

Object.assign(process.env, SITE_ENVIRONMENT)

export const PASSWORD = 'a veranda by the sea'

/** Somebody with an account; `viewer` lets a test act for them without the browser. */
export type Person = { name: string; viewer: Viewer }

/** A new account; a member has a comment that is shown already, so that screening lets the next one through. */
export async function aPerson(role: Role = 'reader', isMember = true): Promise<Person> {
  const name = `Tester ${newId().slice(-8)}`
  const viewer = await createAccount({ name, email: `${newId()}@readers.example`, password: PASSWORD }, role)
  if (isMember && role === 'reader') await aComment(viewer, await anArticle(), 'I have been here before.', new Date())
  return { name, viewer }
}

/** The sample article with its thread, at an address of its own. */
export async function anArticle(): Promise<string> {
  const slug = `night-ferries-${newId()}`
  const text = readFileSync('prisma/sample-article.txt', 'utf8').replace(
    'Night ferries',
    `Night ferries (${slug.slice(-6)})`,
  )
  const { stored, report } = await importArticle(Buffer.from(text), { slug, title: 'Night ferries return' })
  if (!stored) throw new Error(report)
  return slug
}

/** The sample thread, gone on with until it has a second page; its comment #51 is the last. */
export async function goOn(slug: string, author: Person): Promise<void> {
  for (let number = 24; number <= 51; number++)
    await aComment(
      author.viewer,
      slug,
      `This is entry ${number} of the log.\nThe lamp was lit. Nobody came by.`,
      new Date(),
    )
}

export async function logIn(page: Page, { name }: Pick<Person, 'name'>, site = SITE): Promise<void> {
  await page.goto(`${site}/login`)
  await page.getByLabel('Name or e-mail address').fill(name)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.waitForURL((url) => url.pathname === '/')
}

/** Tests with an article of their own; `desk` is another browser, with a moderator at the desk. */
export const test = base.extend<{ slug: string; withScript: boolean; desk: Page; stranger: Page }>({
  // biome-ignore lint/correctness/noEmptyPattern: the test runner wants the fixtures destructured
  slug: async ({}, use) => use(await anArticle()),
  withScript: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled ?? true),
  stranger: async ({ browser, contextOptions, javaScriptEnabled }, use) => {
    const context = await browser.newContext({
      ...contextOptions,
      baseURL: SITE,
      javaScriptEnabled: javaScriptEnabled ?? true,
    })
    await use(await context.newPage())
    await context.close()
  },
  desk: async ({ browser, contextOptions, javaScriptEnabled }, use) => {
    const context = await browser.newContext({
      ...contextOptions,
      baseURL: SITE,
      javaScriptEnabled: javaScriptEnabled ?? true,
    })
    const page = await context.newPage()
    await logIn(page, await aPerson('moderator'))
    await use(page)
    await context.close()
  },
})
