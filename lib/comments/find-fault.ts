import { db } from '@/lib/db/client'
import { Refusal } from '@/lib/kernel/refusal'
import { type Edited, findWording } from './find-wording'
import type { ComposerState } from './view'
import { cutBody } from './write-body'

/**
 * Why a written body would be refused now.
 *
 * @param edited the comment that gets these words; null: they are a new one
 * @returns null: nothing is wrong with it
 */
export async function findFault(
  slug: string,
  body: string,
  edited: Edited | null = null,
): Promise<ComposerState['refusal']> {
  const article = await db().article.findUnique({ where: { slug }, select: { id: true } })
  if (!article) return null
  try {
    await cutBody(db(), article.id, { body }, await findWording(article.id, edited))
    return null
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, message, field, nearest } = error
    return { code, message, field, nearest }
  }
}
