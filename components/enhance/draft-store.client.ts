/** Words that are not posted yet. `earlier` were here before others took their place. */
export type Draft = { body: string; replyTo: string; key: string; sent: boolean; earlier: string }

const PREFIX = 'engawa-draft:'

/** Reads the draft of an article's thread; null: none, or this browser keeps nothing. */
export function readDraft(slug: string): Draft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PREFIX + slug) ?? 'null')
    return toDraft(kept)
  } catch {
    return null
  }
}

/** Whether anything is kept for an article's thread. */
export function hasDraft(slug: string): boolean {
  try {
    return localStorage.getItem(PREFIX + slug) !== null
  } catch {
    return false
  }
}

/** @returns whether this browser kept it */
export function writeDraft(slug: string, draft: Draft): boolean {
  try {
    if (draft.body.trim() === '' && draft.earlier === '') localStorage.removeItem(PREFIX + slug)
    else localStorage.setItem(PREFIX + slug, JSON.stringify(draft))
    return draft.body.trim() !== ''
  } catch {
    return false
  }
}

function toDraft(kept: unknown): Draft | null {
  if (typeof kept !== 'object' || kept === null) return null
  const word = (name: string) => String(Reflect.get(kept, name) ?? '')
  const [body, replyTo, key, earlier] = [word('body'), word('replyTo'), word('key'), word('earlier')]
  return { body, replyTo, key, earlier, sent: Reflect.get(kept, 'sent') === true }
}
