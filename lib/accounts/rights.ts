import { Refusal } from '@/lib/kernel/refusal'
import { ROLES, type Role, type Viewer } from './view'

/** Who may what: the least role for each act. Whoever is suspended may none of it. */
export const RIGHTS = {
  seeDesk: 'moderator',
  decide: 'moderator',
  pick: 'moderator',
  lockReplies: 'moderator',
  closeThread: 'moderator',
  changeWords: 'moderator',
  warn: 'moderator',
  suspend: 'moderator',
  writeNotes: 'moderator',
  exportLog: 'moderator',
  suspendColleague: 'admin',
  changeRole: 'admin',
  importArticle: 'admin',
  renameReader: 'admin',
} as const satisfies Record<string, Role>
export type Right = keyof typeof RIGHTS

/** Whether a viewer has a right now. */
export function may(viewer: Viewer | null, right: Right): viewer is Viewer {
  if (viewer === null || viewer.suspension !== null) return false
  return ROLES.indexOf(viewer.role) >= ROLES.indexOf(RIGHTS[right])
}

/**
 * What somebody may not do does not exist for them.
 *
 * @throws {Refusal} not_found
 */
export function requireRight(viewer: Viewer | null, right: Right): Viewer {
  if (may(viewer, right)) return viewer
  throw new Refusal('not_found', 'There is no such page.')
}
