import { composeWithBlocks } from './compose-with-blocks.client'
import { countCharacters } from './count-characters.client'
import { keepDraft } from './keep-draft.client'
import { offerNearest } from './offer-nearest.client'
import { quoteInPlace } from './quote-in-place.client'
import { quoteSelection } from './quote-selection.client'
import { replyInPlace } from './reply-in-place.client'
import { showPreview } from './show-preview.client'

/** What helps with writing a comment. */
export const BEHAVIOURS = [
  countCharacters,
  showPreview,
  composeWithBlocks,
  keepDraft,
  quoteInPlace,
  quoteSelection,
  replyInPlace,
  offerNearest,
]
