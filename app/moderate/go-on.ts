import type { Viewer } from '@/lib/accounts/view'
import { safeNext } from '@/lib/http/safe-next'
import { Refusal } from '@/lib/kernel/refusal'
import { claimItem } from '@/lib/moderation/claim'
import { claimNext } from '@/lib/moderation/claim-next'
import { type CasePlace, deskPath, parseCasePlace } from '@/lib/moderation/rules'
import { QUEUE_STATES } from '@/lib/moderation/schema'
import { type Act, afterAct } from './after-act'

/**
 * Where a form of the queue leads when its act is done: to the comment it asked for, which is claimed on the way, so that
 * no colleague meets it; where one has it, to the next that nobody looks at.
 */
export function goOn(viewer: Viewer | null, next: string | undefined, act: Act): () => Promise<string> {
  return async () => afterAct(await claimOn(viewer, safeNext(next, '/moderate')), '/moderate', act)
}

/** The page with what is open on it claimed. */
async function claimOn(viewer: Viewer | null, page: string): Promise<string> {
  const { pathname, searchParams } = new URL(page, 'http://here.invalid')
  const place = parseCasePlace(searchParams.get('at') ?? undefined)
  const asked = searchParams.get('state') ?? 'all'
  const state = QUEUE_STATES.find((known) => known === asked)
  // What is removed does not wait, and is nobody's.
  if (pathname !== '/moderate' || !place || !state) return page
  if (await isClaimed(viewer, place)) return page
  const other = await claimNext(viewer, state)
  return deskPath({ state, ...(other ? { at: other } : {}) })
}

async function isClaimed(viewer: Viewer | null, { slug, number }: CasePlace): Promise<boolean> {
  try {
    await claimItem(viewer, slug, number)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
