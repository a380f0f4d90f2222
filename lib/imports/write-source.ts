import { quoteToken } from '@/lib/text/quote-token'

/** Writes a body as it is stored: the file's lines, with a token in the place of those that are a quote. */
export function writeSource(body: string[], quotes: { bodyIndex: number; lineCount: number }[]): string {
  const lines: string[] = []
  let at = 0
  for (const [position, { bodyIndex, lineCount }] of quotes.entries()) {
    for (const line of body.slice(at, bodyIndex)) lines.push(line)
    lines.push(quoteToken(position))
    at = bodyIndex + lineCount
  }
  return [...lines, ...body.slice(at)].join('\n')
}
