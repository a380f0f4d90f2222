import { compose } from './compose'

/** Tidies a typed body: Unix line breaks, composed letters, no white space at the ends of lines, no outer blank lines. */
export function tidy(text: string): string {
  const lines = compose(text.replace(/\r\n?/g, '\n'))
    .split('\n')
    .map((line) => line.trimEnd())
  const first = lines.findIndex((line) => line !== '')
  const last = lines.findLastIndex((line) => line !== '')
  return first === -1 ? '' : lines.slice(first, last + 1).join('\n')
}
