import { diffWordsWithSpace } from 'diff'
import type { Segment } from './view'

const MAX_DIFF_MS = 200

/** What a new wording changed, word by word; where comparing takes too long, as one change. */
export function compareWordings(before: string, after: string): Segment[] {
  const changes = diffWordsWithSpace(before, after, { timeout: MAX_DIFF_MS })
  if (!changes)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
}
