import { splitsWord } from '@/lib/text/word-boundary'

/** A quote that is being shortened; `from` says of each character left where it stood in the whole. */
export type Shortening = { whole: string; text: string; from: number[] }

const JOINT = ' […] '
const ANY_JOINT = /\s*\[(?:…|\.\.\.)\]\s*/
/** Marks that ended what was taken out. */
const LOOSE_MARKS = /^[\s,.;:!?、。，]+(?=\S)/
const SAYS_SOMETHING = /[^\s\p{P}]/u
const NOTHING_SAID = /^[\s.…[\]]*$/

/** Begins with the whole quote, its passages joined as they are shown. */
export function beginShortening(passages: string[]): Shortening {
  const whole = passages.join(JOINT)
  return { whole, text: whole, from: Array.from({ length: whole.length }, (_, index) => index) }
}

/**
 * Follows one change of the text.
 *
 * @param caret where it stands now: what was changed is before it
 */
export function followChange({ whole, text: before, from }: Shortening, text: string, caret: number): Shortening {
  const shorter = Math.min(before.length, text.length)
  let start = 0
  while (start < Math.min(shorter, caret) && before[start] === text[start]) start += 1
  let same = 0
  while (same < shorter - start && before.at(-1 - same) === text.at(-1 - same)) same += 1
  const added = text.slice(start, text.length - same)
  const removed = { start, end: before.length - same }
  const addedFrom = placesOf({ whole, text: before, from }, removed, added)
  return { whole, text, from: [...from.slice(0, start), ...addedFrom, ...from.slice(removed.end)] }
}

/** Where added words stood in the whole: they are the source's own when they come back (undo), or were left of those removed. */
function placesOf({ whole, text, from }: Shortening, removed: { start: number; end: number }, added: string): number[] {
  const places = Array.from({ length: added.length }, (_, index) => index)
  const kept = text.slice(removed.start, removed.end).indexOf(added)
  if (kept >= 0) return places.map((index) => from[removed.start + kept + index] ?? -1)
  const left = from[removed.start - 1] ?? -1
  const back = removed.start === 0 ? (from[removed.end] ?? whole.length) - added.length : left + 1
  const isBack = (removed.start === 0 || left >= 0) && back >= 0 && whole.startsWith(added, back)
  return places.map((index) => (isBack ? back + index : -1))
}

/** The passages that are left: where words were taken out between them stands a joint, and no word is left in halves. */
export function passagesLeft({ whole, text, from }: Shortening): string[] {
  let printed = ''
  let last = -1
  let added = ''
  for (const [index, at] of from.entries()) {
    if (at < 0) {
      added += text[index] ?? ''
      continue
    }
    printed += between(whole, last, at, added) + (whole[at] ?? '')
    last = at
    added = ''
  }
  printed += NOTHING_SAID.test(added) ? restOfWord(whole, last + 1) : added
  return printed
    .split(ANY_JOINT)
    .map((passage, index) => (index > 0 ? passage.replace(LOOSE_MARKS, '') : passage).trim())
    .filter((passage) => SAYS_SOMETHING.test(passage))
}

/** What stands between two characters that were not neighbours, or still are. */
function between(whole: string, last: number, at: number, added: string): string {
  if (!NOTHING_SAID.test(added)) return added
  const taken = whole.slice(last + 1, at)
  const end = restOfWord(whole, last + 1)
  const start = startOfWord(whole, at)
  if (last < 0) return start
  return taken.trim() === '' || end.length + start.length >= taken.trim().length ? taken : end + JOINT + start
}

function restOfWord(whole: string, from: number): string {
  let end = from
  while (from > 0 && end < whole.length && splitsWord(whole, end)) end += 1
  return whole.slice(from, end)
}

function startOfWord(whole: string, to: number): string {
  let start = to
  while (start > 0 && splitsWord(whole, start)) start -= 1
  return whole.slice(start, to)
}
