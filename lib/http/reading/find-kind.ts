/** A kind of reading page, by its address; names in braces are parts of it. */
export type Kind = keyof typeof ASKS

/** What of a query changes what everybody sees on a page; null: it is made for one reader each time, or leads on. */
const ASKS = {
  '/': [],
  '/rules': [],
  '/search': null,
  '/transparency': [],
  '/moderate': null,
  '/readers/{name}': [],
  '/articles/{slug}': ['page', 'order', 'view', 'from'],
  '/articles/{slug}/paragraphs/{number}': ['after'],
  '/articles/{slug}/comments/{number}': null,
  '/articles/{slug}/comments/{number}/conversation': ['after', 'before'],
  '/articles/{slug}/comments/{number}/history': [],
} satisfies Record<string, readonly string[] | null>

/** A kind of page with the parts of its address, decoded. */
export type Found = { kind: Kind; params: Record<string, string>; asks: readonly string[] | null }

const isKind = (pattern: string): pattern is Kind => pattern in ASKS
const WAYS = Object.keys(ASKS)
  .filter(isKind)
  .map((kind) => ({ kind, parts: kind.split('/') }))

/** Which reading page a path leads to; null: none. */
export function findKind(path: string): Found | null {
  const asked = path.split('/')
  for (const { kind, parts } of WAYS) {
    const params = match(parts, asked)
    if (params) return { kind, params, asks: ASKS[kind] }
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
