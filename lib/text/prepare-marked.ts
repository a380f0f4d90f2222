import { MAX_DEPTH } from './max-depth'
import { PLACE_PATTERN } from './place-pattern'

const MARKER = '(?:>|(?:[-+*]|\\d{1,9}[.)])(?=[ \\t]|$))'
const PREFIX = new RegExp(`^(?:[ \\t]*${MARKER})+`)
const MARKERS = new RegExp(MARKER, 'g')
const REFERENCE_LINE = new RegExp(
  `^((?:[ \\t]*(?:>[ \\t]|(?:[-+*]|\\d{1,9}[.)])[ \\t]))*[ \\t]*)(?=${PLACE_PATTERN}(?![\\p{L}\\p{N}]))`,
  'u',
)
const SEPARATOR = /^(?= {0,3}([*-])(?:[ \t]*\1){2,}[ \t]*$) */
const HTTP_URL = /https?:\/\/[^\s<>*~]+/gi

/**
 * Rewrites the lines that Markdown would read otherwise than people mean them: a bare `>>9` is no quotation in a
 * quotation, `* * *` no list, words under a quotation are the writer's own, an underscore in a link is no emphasis, and nothing nests deeply.
 */
export function prepareMarked(lines: string[]): string {
  const prepared: string[] = []
  let wasQuotation = false
  for (const line of lines) {
    const marked = protectLinks(clipPrefix(line).replace(REFERENCE_LINE, '$1\\').replace(SEPARATOR, '\\'))
    const isQuotation = PREFIX.exec(marked)?.[0].includes('>') ?? false
    if (wasQuotation && !isQuotation) prepared.push('')
    prepared.push(marked)
    wasQuotation = isQuotation
  }
  return prepared.join('\n')
}

function clipPrefix(line: string): string {
  const prefix = PREFIX.exec(line)?.[0] ?? ''
  const surplus = [...prefix.matchAll(MARKERS)][MAX_DEPTH]
  return surplus ? line.slice(0, surplus.index) + line.slice(prefix.length) : line
}

/** Lines with code are left alone: there a backslash would show. */
function protectLinks(line: string): string {
  return line.includes('://') && !line.includes('`')
    ? line.replace(HTTP_URL, (url) => url.replaceAll('_', '\\_'))
    : line
}
