import { compose } from './compose'

/** A text in its comparing form; for each of its UTF-16 units, where the original stretch behind it starts and ends. */
export type Folded = { folded: string; starts: number[]; ends: number[] }

type Folding = Folded & { afterSpace: boolean }

const SPACE = /\s/
const CLUSTER = /[ -~\n]+(?=[ -~\n])|[^\p{M}\u1160-\u11ff]?[\p{M}\u1160-\u11ff]*/gu
const LOOKALIKES = new Map<string, string>([
  ...lookalikes('‘’‚‛', "'"),
  ...lookalikes('“”„‟', '"'),
  ...lookalikes('‐‑‒–—―−', '-'),
  ...lookalikes('…', '...'),
])

/**
 * Brings a text into the form in which quotes are compared: NFC, single spaces, straight quotes, plain dashes, three dots.
 *
 * @returns offsets in UTF-16 units of the text as given; `ends` exclusive
 * @see https://unicode.org/reports/tr15/
 */
export function fold(text: string): Folded {
  const result: Folding = { folded: '', starts: [], ends: [], afterSpace: false }
  if (compose(text) === text) {
    foldStretch(result, text, 0, null)
    return result
  }
  for (const match of text.matchAll(CLUSTER)) {
    const composed = compose(match[0])
    const changed = composed !== match[0]
    foldStretch(result, composed, match.index, changed ? match.index + match[0].length : null)
  }
  return result
}

/** @param end where the original of a recomposed stretch ends; null when every unit stands for itself */
function foldStretch(result: Folding, stretch: string, start: number, end: number | null): void {
  for (let index = 0; index < stretch.length; index += 1) {
    const code = stretch.charCodeAt(index)
    const from = end === null ? start + index : start
    appendUnit(result, stretch.charAt(index), code, from, end ?? from + 1)
  }
}

function appendUnit(result: Folding, unit: string, code: number, start: number, end: number): void {
  const isSpace = code === 0x20 || (isOdd(code) && SPACE.test(unit))
  if (isSpace && result.afterSpace) result.ends[result.ends.length - 1] = end
  else append(result, isSpace ? ' ' : foldUnit(unit, code), start, end)
  result.afterSpace = isSpace
}

function foldUnit(unit: string, code: number): string {
  return isOdd(code) ? (LOOKALIKES.get(unit) ?? unit) : unit
}

function isOdd(code: number): boolean {
  return code < 0x21 || code > 0x7e
}

function append(result: Folding, units: string, start: number, end: number): void {
  result.folded += units
  for (let count = 0; count < units.length; count += 1) {
    result.starts.push(start)
    result.ends.push(end)
  }
}

function lookalikes(units: string, folded: string): [string, string][] {
  return Array.from(units, (unit) => [unit, folded])
}
