import { readHouseRules } from '@/lib/moderation/house-rules'
import { type Asked, frameOf } from './asked'

/** The house rules. */
export async function loadRules(asked: Asked) {
  return {
    head: { title: 'House rules', isListed: true },
    props: { frame: frameOf(asked), rules: await readHouseRules() },
    articleId: null,
    until: null,
  }
}
