import { addressGroup, countTryNow } from '@/lib/accounts/pace'
import type { Viewer } from '@/lib/accounts/view'
import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/kernel/refusal'
import { viewCuts } from '@/lib/quotes/queries'
import { quoteToHtml } from '@/lib/quotes/to-html'
import type { QuoteView } from '@/lib/quotes/view'
import type { Block } from '@/lib/text/blocks'
import { toHtml } from '@/lib/text/to-html'
import { type Edited, findWording } from './find-wording'
import { cutBody } from './write-body'

const PREVIEWS_PER_MINUTE = { limit: 30, windowMs: 60_000 } as const

/**
 * Counts a preview against its pace: it reads the thread, and anybody may ask for one.
 *
 * @throws {Refusal} rate_limited
 */
export function countPreview(viewer: Viewer | null, address: string, now = new Date()): Promise<void> {
  return countTryNow(`preview ${viewer?.id ?? addressGroup(address)}`, PREVIEWS_PER_MINUTE, now)
}

export type Preview = { blocks: Block[]; quotes: QuoteView[]; html: string; faults: string[] }

/**
 * How a written body would look, its quotes cut from their sources; what would be refused is said instead.
 *
 * @param edited the comment that gets these words; null: they are a new one
 * @throws {Refusal} not_found (no such article)
 */
export async function previewComment(slug: string, body: string, edited: Edited | null = null): Promise<Preview> {
  const article = await db().article.findUnique({ where: { slug }, select: { id: true } })
  if (!article) throw new Refusal('not_found', 'There is no such article.')
  try {
    const { blocks, cuts } = await cutBody(db(), article.id, { body }, await findWording(article.id, edited))
    const quotes = await viewCuts(
      db(),
      cuts.map((cut) => ({ ...cut, origin: 'verified' })),
      { muted: new Set() },
    )
    return { blocks, quotes, html: toHtml(blocks, (position) => quoteToHtml(slug, quotes, position)), faults: [] }
  } catch (error) {
    if (error instanceof Refusal) return { blocks: [], quotes: [], html: '', faults: [error.message] }
    throw error
  }
}
