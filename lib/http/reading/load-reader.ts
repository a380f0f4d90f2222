import { findMuted } from '@/lib/accounts/mute'
import { findReader } from '@/lib/accounts/queries'
import { listReaderComments } from '@/lib/comments/queries'
import { findDraft } from '../drafts'
import { type Asked, frameOf } from './asked'

/** The articles of the comments close and open at times of their own, which their list does not tell. */
const KEPT_MS = 60_000
const MAX_COMMENTS = 100

/** A reader's public comments; also one's own page shows what everybody sees, the rest is on the account page. */
export async function loadReader(asked: Asked) {
  const { params, query, viewer, now } = asked
  const reader = await findReader(params.name ?? '')
  if (!reader) return null
  const [comments, muted, draft] = await Promise.all([
    listReaderComments(reader.id, null, MAX_COMMENTS, now),
    findMuted(viewer?.id ?? null),
    findDraft(query.get('draft') ?? undefined, viewer, { isOwn: true }),
  ])
  const isOther = viewer !== null && viewer.id !== reader.id
  return {
    head: { title: params.name ?? '', isListed: true },
    props: {
      frame: frameOf(asked),
      name: reader.name,
      isUnclaimed: reader.isUnclaimed,
      comments,
      muting: isOther ? { isMuted: muted.has(reader.id), refusal: draft?.refusal?.message ?? null } : null,
    },
    articleId: null,
    until: comments.length > 0 ? new Date(now.getTime() + KEPT_MS) : null,
  }
}
