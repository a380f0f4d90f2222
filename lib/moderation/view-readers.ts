import type { NoteView } from '@/lib/accounts/view'
import type { ReaderCase } from './view'

/** How much an author may say in an appeal. */
export const APPEAL_CHARACTERS = { min: 10, max: 1_000 } as const

/** What a viewer of the desk may do with one reader. */
export type ReaderRights = { warn: boolean; suspend: boolean; writeNotes: boolean; changeRole: boolean }

/** One week of a reader's, the oldest first; `removed` is a part of `comments`. */
export type ReaderWeek = { from: string; comments: number; removed: number }

/** A reader as their page at the desk shows them. `notes` is empty where the viewer may not read them. */
export type ReaderDeskView = ReaderCase & { rights: ReaderRights; notes: NoteView[]; weeks: ReaderWeek[] }

/** An appeal as its author sees it; nobody is named. */
export type OwnAppeal = {
  slug: string
  number: number
  text: string
  at: string
  /** null: nobody has decided it */
  outcome: 'upheld' | 'dismissed' | null
  decidedAt: string | null
  /** the decider's words */
  note: string | null
}
