import { articlePath } from '@/lib/kernel/paths'
import { pageOf } from './queries'
import { isStandard, type ViewChoice, viewPath } from './view-choice'

/** Where a comment stands in its thread as a reader has chosen to see threads; a collapsed one opens there. */
export function placePath(slug: string, number: number, choice: ViewChoice, said?: string): string {
  if (isStandard(choice)) return `${articlePath(slug, pageOf(number), said)}#c${number}`
  const open = choice.view === 'collapsed' ? { ...choice, view: 'threaded' as const } : choice
  return `${viewPath(slug, open, { from: number, ...(said === undefined ? {} : { said }) })}#c${number}`
}
