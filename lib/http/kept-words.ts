import { findFault } from '@/lib/comments/find-fault'
import type { Edited } from '@/lib/comments/find-wording'
import { type Preview, previewComment } from '@/lib/comments/preview'
import type { ComposerState } from '@/lib/comments/view'
import type { Draft } from './drafts'

type Kept = {
  slug: string
  /** the comment that is being edited; null: it is a new one */
  edited: Edited | null
  body: string
  draft: Draft | null
  wantsPreview: boolean
}

/**
 * What the composer's page says about words that were kept: why they were refused, or how they would look. Quotes are
 * judged anew, because what was said of a source when they were kept may not be shown by now.
 */
export async function judgeKept(kept: Kept): Promise<{ refusal: ComposerState['refusal']; preview: Preview | null }> {
  const { slug, edited, body, draft, wantsPreview } = kept
  if (!draft) return { refusal: null, preview: null }
  const { refusal } = draft
  if (!wantsPreview && refusal?.code !== 'misquoted')
    return { refusal: refusal?.code === 'signed_out' ? null : refusal, preview: null }
  const fault = await findFault(slug, body, edited)
  return { refusal: fault, preview: wantsPreview && !fault ? await previewComment(slug, body, edited) : null }
}
