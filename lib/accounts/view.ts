/** What an account may do, least first. */
export const ROLES = ['reader', 'moderator', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** Whoever is looking, when signed in; a signed-out viewer is `null`. Read from the store on every request. */
export type Viewer = {
  id: string
  name: string
  role: Role
  /** null: not suspended */
  suspension: Suspension | null
}

/** `until` is null while the suspension has no end. */
export type Suspension = { reason: string; until: string | null }

/** Whether a viewer may work the desk: by role, and not while suspended. */
export function isModerator(viewer: Viewer | null): boolean {
  return viewer !== null && viewer.role !== 'reader' && viewer.suspension === null
}

/** What stands wherever the name of an erased account would. */
export const ERASED_NAME = 'erased reader'

/** What a moderator wrote about a reader, for colleagues or (a warning) to the reader. */
export type NoteView = {
  id: string
  kind: 'note' | 'warning'
  text: string
  at: string
  /** null: whoever wrote it is no longer known */
  author: string | null
  /** when the reader had read a warning */
  seenAt: string | null
}

/** A warning as its reader sees it: from the house, without a moderator's name. */
export type WarningView = Pick<NoteView, 'id' | 'text' | 'at' | 'seenAt'>
