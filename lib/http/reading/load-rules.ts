import { readHouseRules } from '@/lib/moderation/house-rules'
import { type Asked, frameOf } from './asked'

/** So long after a change of the file the old rules may still be shown. */
const RULES_MS = 60_000

/** The house rules. */
export async function loadRules(asked: Asked) {
  return {
    head: { title: 'House rules', isListed: true },
    props: { frame: frameOf(asked), rules: await readHouseRules() },
    articleId: null,
    until: new Date(asked.now.getTime() + RULES_MS),
  }
}
