import { LinkifyIt } from 'linkify-it'
import type { Inline, Place, Syntax } from './blocks'
import { PLACE_PATTERN, placeOf } from './place-pattern'

const links = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })
for (const schema of ['mailto:', 'ftp:', '//']) links.add(schema, null)

const REFERENCE = new RegExp(`(?<![>\\p{L}\\p{N}])${PLACE_PATTERN}(?![\\p{L}\\p{N}])`, 'gu')
/** Scanning for links takes time in proportion to their number times their length; nobody writes more than this. */
const MAX_LINK_STARTS = 500

/** Finds the links, and in `marked` words the bare references, in one line of words. */
export function findInlines(line: string, syntax: Syntax): Inline[] {
  if (!line.includes('://')) return findReferences(line, syntax)
  const found: Inline[] = []
  let at = 0
  for (const match of findLinks(line)) {
    found.push(...findReferences(line.slice(at, match.start), syntax))
    found.push({ kind: 'link', href: match.href, text: line.slice(match.start, match.end) })
    at = match.end
  }
  return [...found, ...findReferences(line.slice(at), syntax)]
}

type FoundLink = { start: number; end: number; href: string }

function findLinks(line: string): FoundLink[] {
  const starts = line.split('://').length - 1
  if (starts === 0 || starts > MAX_LINK_STARTS) return []
  return (links.match(line) ?? []).flatMap(({ index, lastIndex, url }) => {
    const href = safeHref(url)
    return href === null ? [] : [{ start: index, end: lastIndex, href }]
  })
}

function safeHref(url: string): string | null {
  if (!URL.canParse(url)) return null
  const { protocol, href } = new URL(url)
  return protocol === 'http:' || protocol === 'https:' ? href : null
}

function findReferences(words: string, syntax: Syntax): Inline[] {
  if (words === '') return []
  if (syntax === 'plain' || !words.includes('>>')) return [{ kind: 'text', text: words }]
  const found: Inline[] = []
  let at = 0
  for (const { index, text, to } of referencesIn(words)) {
    if (index > at) found.push({ kind: 'text', text: words.slice(at, index) })
    found.push({ kind: 'reference', to, text })
    at = index + text.length
  }
  if (at < words.length) found.push({ kind: 'text', text: words.slice(at) })
  return found
}

/** By `exec`, since `matchAll` copies its pattern for each line: half of the time that a page of short lines takes. */
function referencesIn(words: string): { index: number; text: string; to: Place }[] {
  const found: { index: number; text: string; to: Place }[] = []
  REFERENCE.lastIndex = 0
  for (let match = REFERENCE.exec(words); match; match = REFERENCE.exec(words)) {
    const to = placeOf(match[1], match[2])
    if (to) found.push({ index: match.index, text: match[0], to })
  }
  return found
}
