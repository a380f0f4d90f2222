import { pageOf } from '@/lib/comments/queries'
import { isStandard, numberedPath, parseViewChoice } from '@/lib/comments/view-choice'
import { articlePath } from '@/lib/kernel/paths'
import type { Asked } from './asked'
import { openComment } from './open-comment'

/** Where a comment's permalink leads: to the page in the order of numbers, which holds it whatever the reader has chosen. */
export async function loadPermalink(asked: Asked) {
  const opened = await openComment(asked)
  if (!opened) return null
  const { slug, number } = opened
  const [page, choice] = [pageOf(number), parseViewChoice(asked.viewCookie, new URLSearchParams())]
  const path = isStandard(choice) ? articlePath(slug, page) : numberedPath(slug, page)
  return { redirect: `${path}#c${number}` }
}
