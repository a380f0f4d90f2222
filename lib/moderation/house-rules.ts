import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'

/** The house rules, as the site's owner keeps them in `docs/rules.md`. */
export async function readHouseRules(): Promise<RootContent[]> {
  return fromMarkdown(await readFile(path.join(process.cwd(), 'docs/rules.md'), 'utf8')).children
}
