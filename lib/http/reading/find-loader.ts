import type { Asked, Loaded } from './asked'
import { loadConversation } from './load-conversation'
import { loadFront } from './load-front'
import { loadHistory } from './load-history'
import { loadParagraph } from './load-paragraph'
import { loadPermalink } from './load-permalink'
import { loadReader } from './load-reader'
import { loadRules } from './load-rules'
import { loadSearch } from './load-search'
import { loadThread } from './load-thread'

/** A kind of page with the parts of its address. */
export type Found = { params: Record<string, string> } & Kind
type Kind =
  | {
      page: string
      load: (asked: Asked) => Promise<Loaded<object> | null>
      /** what of a query changes what everybody sees; null: it is made for one reader each time */
      asks: readonly string[] | null
    }
  | { page: null; load: (asked: Asked) => Promise<{ redirect: string } | null> }

/** Names in braces are parts of the address. */
const KINDS: Record<string, Kind> = {
  '/': { page: 'front', load: loadFront, asks: [] },
  '/rules': { page: 'rules', load: loadRules, asks: [] },
  '/search': { page: 'search', load: loadSearch, asks: null },
  '/readers/{name}': { page: 'reader', load: loadReader, asks: [] },
  '/articles/{slug}': { page: 'thread', load: loadThread, asks: ['page', 'order', 'view', 'from'] },
  '/articles/{slug}/paragraphs/{number}': { page: 'paragraph', load: loadParagraph, asks: ['after'] },
  '/articles/{slug}/comments/{number}': { page: null, load: loadPermalink },
  '/articles/{slug}/comments/{number}/conversation': {
    page: 'conversation',
    load: loadConversation,
    asks: ['after', 'before'],
  },
  '/articles/{slug}/comments/{number}/history': { page: 'history', load: loadHistory, asks: [] },
}

const WAYS = Object.entries(KINDS).map(([pattern, kind]) => ({ parts: pattern.split('/'), kind }))

/** Which reading page a path leads to; null: none. */
export function findLoader(path: string): Found | null {
  const asked = path.split('/')
  for (const { parts, kind } of WAYS) {
    const params = match(parts, asked)
    if (params) return { params, ...kind }
  }
  return null
}

function match(parts: string[], asked: string[]): Record<string, string> | null {
  if (parts.length !== asked.length) return null
  const params: Record<string, string> = {}
  for (const [index, part] of parts.entries()) {
    const given = asked[index] ?? ''
    if (part.startsWith('{') && given !== '') params[part.slice(1, -1)] = decodeURIComponent(given)
    else if (part !== given) return null
  }
  return params
}
