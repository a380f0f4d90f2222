import { isStandard, printChoice, VIEW_COOKIE, type ViewChoice } from '@/lib/comments/view-choice'
import { ChosenView } from '@/lib/comments/view-choice-schema'
import { safeNext } from '@/lib/http/safe-next'
import { type Door, resource, write } from '@/lib/http/write'
import { settings } from '@/lib/kernel/settings'

const YEAR_SECONDS = 365 * 24 * 60 * 60

/** Remembers how a reader wants to see threads, and shows them the one they chose it at: its address says the choice, too. */
const remember: Door = async (request, context, sent) => {
  const chosen: ViewChoice[] = []
  const choose = write(ChosenView, { form: (_, { next }) => safeNext(next) }, async ({ body, extra }) => {
    chosen.push(body)
    return { view: body, see: seeThread(pathOf(safeNext(extra.next)), body) }
  })
  const answer = await choose(request, context, sent)
  const [choice] = chosen
  return choice ? { ...answer, headers: { ...answer.headers, 'set-cookie': cookieOf(choice) } } : answer
}

export const { POST } = resource({ POST: remember })

function pathOf(address: string): string {
  return address.split(/[?#]/)[0] ?? '/'
}

function seeThread(path: string, choice: ViewChoice): string {
  return isStandard(choice) ? `${path}#thread` : `${path}?${new URLSearchParams(choice)}#thread`
}

function cookieOf(choice: ViewChoice): string {
  const secure = settings().SITE_URL.startsWith('https:') ? '; Secure' : ''
  return `${VIEW_COOKIE}=${printChoice(choice)}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax; HttpOnly${secure}`
}
