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
