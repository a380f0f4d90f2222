import type { Viewer } from '@/lib/accounts/view'
import { keepDraft } from '@/lib/http/drafts'
import type { Call, Outcome } from '@/lib/http/write'
import { requireTriable } from '@/lib/moderation/change-words-lines'
import { deskWordsPath } from '@/lib/moderation/rules-words'
import type { TriedWords } from '@/lib/moderation/schema-words'
import { tryWords } from '@/lib/moderation/try-words'

/** A trial's result for programs; a form comes back to its page, which has the words kept and tries them. */
export async function tryOutcome(viewer: Viewer, { body, address }: Call<TriedWords>): Promise<Outcome> {
  requireTriable(body)
  const draft = await keepDraft({ fields: { ...body, isTried: 'true' }, refusal: null }, { viewer, address })
  return { view: () => tryWords(viewer, body), see: `${deskWordsPath({ list: body.list, draft })}#trial` }
}
