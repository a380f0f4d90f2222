import { readTransparency } from '@/lib/moderation/transparency'
import { listPublicActs } from '@/lib/moderation/transparency-log'
import { type Asked, frameOf } from './asked'

/** So long after an act that changes no other page this one may still be without it. */
const KEPT_MS = 60_000

/** What moderation did, in numbers and acts without names. */
export async function loadTransparency(asked: Asked) {
  const [figures, acts] = [await readTransparency(asked.now), await listPublicActs()]
  return {
    head: { title: 'Transparency', isListed: true },
    props: { frame: frameOf(asked), figures, acts },
    articleId: null,
    until: new Date(asked.now.getTime() + KEPT_MS),
  }
}
