import { may, requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { MAX_BODY_BYTES } from '@/lib/http/read-body'
import type { Params } from '@/lib/http/write'
import { deskWordsPath, wordListOf } from '@/lib/moderation/rules-words'

/** As many lines as are taken at once, of long words of any script: a form sends a letter of most of them as six bytes. */
const MAX_LIST_BYTES = 8 * 1024 * 1024

/** What the doors of the word lists have in common; a whole list is read of those alone who may change it. */
export const wordsOptions = {
  form: (_: Params, { list }: Record<string, string>) => deskWordsPath({ list: wordListOf(list) }),
  guard: (viewer: Viewer | null) => requireRight(viewer, 'changeWords'),
  maxBytes: (viewer: Viewer | null) => (may(viewer, 'changeWords') ? MAX_LIST_BYTES : MAX_BODY_BYTES),
}
