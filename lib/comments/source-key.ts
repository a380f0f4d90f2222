import type { Place } from '@/lib/text/blocks'
import { placeOf } from '@/lib/text/place-pattern'

const KEY = /^(?:>>)?(?:#|([¶p]))?([1-9]\d{0,9})$/i
const SIGN_APART = /([#¶>]|\bp)\s+(?=\d)/gi

/** How a source is named in addresses and forms: `9` for a comment, `¶12` for a paragraph. */
export function keyOfPlace(place: Place): string {
  return 'comment' in place ? String(place.comment) : `¶${place.paragraph}`
}

/** The source that somebody names as `9`, `#9`, `>>9`, `¶12` or `p12`; null where that is no name of a source. */
export function placeOfKey(key: string): Place | null {
  const match = KEY.exec(key)
  return match && placeOf(match[1], match[2])
}

/** The keys in what somebody typed, such as `60, ¶ 12`; what names no source comes as it was typed. */
export function keysTyped(typed: string): string[] {
  const names = typed.replace(SIGN_APART, '$1').split(/[\s,;]+/)
  return names.filter(Boolean).map((name) => {
    const place = placeOfKey(name)
    return place ? keyOfPlace(place) : name
  })
}
