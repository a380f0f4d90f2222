import type { Viewer } from '@/lib/accounts/view'
import type { LockedArticle } from '@/lib/articles/lock'
import type { Writing } from '@/lib/db/client'
import { join, sql } from '@/lib/db/sql'
import type { CutBody } from '@/lib/quotes/cut-quotes'
import { viewNewCuts } from '@/lib/quotes/queries'
import type { HoldRule } from '@/lib/screening/rules'
import { toCard } from './to-card'
import type { CommentView } from './view'

/** A comment that has just been stored. */
export type Stored = {
  id: string
  number: number
  writer: Viewer
  article: LockedArticle
  parent: { number: number; author: string } | null
  cut: CutBody
  verdict: HoldRule | null
  at: Date
}

/**
 * A comment as its author sees it, in the transaction in which it was stored: nobody has answered it yet, and of what
 * stands next to it only its quotes have to be read.
 */
export async function seePosted(tx: Writing, stored: Stored): Promise<CommentView> {
  const { id, writer, cut, at } = stored
  const muted = await findMutedAmong(tx, writer, cut)
  const quotes = await viewNewCuts(tx, cut.cuts, cut.sources, { muted })
  const around = {
    quotes: new Map([[id, quotes]]),
    backlinks: new Map(),
    mentions: new Map(),
    replies: new Map(),
    // What is answered to a post says nothing of why it is held but its rule.
    holds: new Map(),
    muted,
    recommended: new Set<string>(),
    reported: new Set<string>(),
  }
  return toCard(toRow(stored), around, { viewer: writer, now: at }).comment
}

function toRow({ id, number, writer, article, parent, cut, verdict, at }: Stored) {
  return {
    id,
    number,
    authorId: writer.id,
    status: verdict ? ('held' as const) : ('shown' as const),
    statusRule: verdict,
    statusNote: null,
    postedAt: at,
    shownAt: verdict ? null : at,
    revision: 1,
    editedAt: null,
    recommendationCount: 0,
    importedRecommendations: 0,
    lockedAt: null,
    pickedAt: null,
    article,
    author: { name: writer.name, isUnclaimed: false, role: writer.role },
    parent: parent && { number: parent.number, status: 'shown' as const, author: { name: parent.author } },
    wording: { syntax: 'marked' as const, source: cut.source, text: cut.text, createdAt: at },
  }
}

/** Those whose words a comment quotes and its author has muted. */
async function findMutedAmong(tx: Writing, { id }: Viewer, { sources }: CutBody): Promise<ReadonlySet<string>> {
  const authors = [...new Set(sources.flatMap(({ authorId }) => authorId ?? []))].filter((author) => author !== id)
  if (authors.length === 0) return new Set()
  const rows = await tx.sql.all<{ mutedId: string }>(sql`
    SELECT "mutedId" FROM "Mute" WHERE "muterId" = ${id} AND "mutedId" IN (${join(authors)})`)
  return new Set(rows.map(({ mutedId }) => mutedId))
}
