import { db } from '@/lib/db/client'

/** The file an article was imported from, byte for byte; null: there is no such article, or it came from no file. */
export async function findArticleFile(slug: string): Promise<Uint8Array | null> {
  const row = await db().articleFile.findFirst({ where: { article: { slug } }, select: { source: true } })
  return row?.source ?? null
}
