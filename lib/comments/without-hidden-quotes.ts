import { db } from '@/lib/db/client'
import { type Piece, parseWritten, printWritten } from '@/lib/text/written'

const MAX_SOURCES = 20_000

/**
 * Takes the words of sources that readers no longer see out of a kept body; the line that names the source stays.
 *
 * @returns `isShortened`: something was taken out
 */
export async function withoutHiddenQuotes(slug: string, body: string): Promise<{ body: string; isShortened: boolean }> {
  const pieces = parseWritten(body)
  const hidden = await findHidden(
    slug,
    pieces.flatMap((piece) => numberOf(piece) ?? []),
  )
  if (hidden.size === 0) return { body, isShortened: false }
  const kept = pieces.map((piece): Piece => {
    const isHidden = piece.kind === 'quote' && hidden.has(numberOf(piece) ?? 0)
    return isHidden ? { kind: 'words', text: piece.raw.split('\n')[0] ?? '' } : piece
  })
  return { body: printWritten(kept), isShortened: true }
}

function numberOf(piece: Piece): number | null {
  return piece.kind === 'quote' && piece.source && 'comment' in piece.source ? piece.source.comment : null
}

/** Those of the numbers that readers do not see. One that no comment has had is a slip: whoever made it keeps their words. */
async function findHidden(slug: string, numbers: number[]): Promise<Set<number>> {
  if (numbers.length === 0) return new Set()
  const rows = await db().comment.findMany({
    where: { article: { slug }, number: { in: [...new Set(numbers)] }, status: { not: 'shown' } },
    take: MAX_SOURCES,
    select: { number: true },
  })
  return new Set(rows.map(({ number }) => number))
}
