import type { Asked, Loaded } from './asked'
import { findKind, type Kind } from './find-kind'
import { loadConversation } from './load-conversation'
import { loadDesk } from './load-desk'
import { loadFront } from './load-front'
import { loadHistory } from './load-history'
import { loadParagraph } from './load-paragraph'
import { loadPermalink } from './load-permalink'
import { loadReader } from './load-reader'
import { loadRules } from './load-rules'
import { loadSearch } from './load-search'
import { loadThread } from './load-thread'
import { loadTransparency } from './load-transparency'

/** How a page is found, and by which name it is printed; or what leads on to a page. */
type Way =
  | { page: string; load: (asked: Asked) => Promise<Loaded<object> | null> }
  | { page: null; load: (asked: Asked) => Promise<{ redirect: string } | null> }

const WAYS: Record<Kind, Way> = {
  '/': { page: 'front', load: loadFront },
  '/rules': { page: 'rules', load: loadRules },
  '/search': { page: 'search', load: loadSearch },
  '/transparency': { page: 'transparency', load: loadTransparency },
  '/moderate': { page: 'desk', load: loadDesk },
  '/readers/{name}': { page: 'reader', load: loadReader },
  '/articles/{slug}': { page: 'thread', load: loadThread },
  '/articles/{slug}/paragraphs/{number}': { page: 'paragraph', load: loadParagraph },
  '/articles/{slug}/comments/{number}': { page: null, load: loadPermalink },
  '/articles/{slug}/comments/{number}/conversation': { page: 'conversation', load: loadConversation },
  '/articles/{slug}/comments/{number}/history': { page: 'history', load: loadHistory },
}

/** How the reading page of a path is found, with the parts of its address; null: the path leads to none. */
export function findLoader(path: string): ({ params: Record<string, string> } & Way) | null {
  const found = findKind(path)
  return found && { params: found.params, ...WAYS[found.kind] }
}
