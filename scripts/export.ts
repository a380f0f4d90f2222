import { parseArgs } from 'node:util'
import { findArticle } from '@/lib/articles/queries'
import { listComments } from '@/lib/comments/list-comments'
import type { CommentView } from '@/lib/comments/view'
import { closeDb } from '@/lib/db/close'
import { findArticleFile } from '@/lib/imports/queries'
import { loadEnvFile, runCommand } from './command'

const USAGE = 'npm run export -- --format article|json SLUG'

loadEnvFile()
await runCommand(exportArticle)

async function exportArticle(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { format: { type: 'string', default: 'article' } },
  })
  const [slug] = positionals
  if (!slug || positionals.length > 1) throw new Error(`Which article? ${USAGE}`)
  if (values.format !== 'article' && values.format !== 'json')
    throw new Error(`There is no format ${values.format}. ${USAGE}`)
  const written = values.format === 'article' ? await findArticleFile(slug) : await toJson(slug)
  if (written === null)
    throw new Error(
      values.format === 'article'
        ? `No imported file is known for /articles/${slug}.`
        : `There is no article /articles/${slug}.`,
    )
  await new Promise<void>((resolve) => process.stdout.write(written, () => resolve()))
  await closeDb()
}

async function toJson(slug: string): Promise<string | null> {
  const article = await findArticle(slug)
  if (!article) return null
  const comments: CommentView[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof listComments>> = await listComments(slug, { cursor, limit: 100 }, null)
    comments.push(...(page?.comments ?? []))
    cursor = page?.next ?? null
  }
  return `${JSON.stringify({ article, comments }, null, 2)}\n`
}
