import { articlePath } from '@/lib/kernel/paths'

/** In which order a thread is read: `recommended` and `discussed` begin with the most, of equal ones with the newest. */
export const ORDERS = ['oldest', 'newest', 'recommended', 'discussed'] as const
export type Order = (typeof ORDERS)[number]

/** `threaded`: answers under what they answer; `collapsed`: those alone that answer none. */
export const VIEWS = ['flat', 'threaded', 'collapsed'] as const
export type ThreadView = (typeof VIEWS)[number]

/** How a reader wants to see threads. */
export type ViewChoice = { order: Order; view: ThreadView }

/** How whoever has not chosen sees them. */
export const STANDARD: ViewChoice = { order: 'oldest', view: 'flat' }

/** Where a choice is remembered. */
export const VIEW_COOKIE = 'engawa-view'

/** What of a thread an address asks for: a page by its number, or whatever begins with a comment. */
export type AskedThread = ViewChoice & { page?: number; from?: number }

const MAX_NUMBER = 999_999_999

/**
 * How a thread is to be seen: as the address says, otherwise as the reader has chosen before. An address that names only
 * an order or only a view means the usual other one, so that it shows the same to everybody.
 */
export function parseViewChoice(cookie: string | undefined, query: URLSearchParams): ViewChoice {
  const [order, view] = [query.get('order'), query.get('view')]
  // Numbered pages are those of the order of numbers: a link to one leads to its comments whatever was chosen.
  if (order !== null || view !== null || query.has('page')) return { order: orderOf(order), view: viewOf(view) }
  return readChoice(cookie)
}

/** The same with the place in the thread; null: the address names a page or a comment that cannot be. */
export function parseAskedThread(cookie: string | undefined, query: URLSearchParams): AskedThread | null {
  const choice = parseViewChoice(cookie, query)
  const [page, from] = [numberIn(query.get('page')), numberIn(query.get('from'))]
  if (page === null || from === null) return null
  return { ...choice, ...(page === undefined ? {} : { page }), ...(from === undefined ? {} : { from }) }
}

/** A choice as the cookie holds it. */
export function printChoice({ order, view }: ViewChoice): string {
  return `${order}.${view}`
}

export function isStandard({ order, view }: ViewChoice): boolean {
  return order === STANDARD.order && view === STANDARD.view
}

/** The address of a thread as it was chosen, from the beginning or from a comment on; anybody sees the same there. */
export function viewPath(slug: string, choice: ViewChoice, at: { from?: number | null; said?: string } = {}): string {
  const query = new URLSearchParams({
    ...choice,
    ...(at.from == null ? {} : { from: String(at.from) }),
    ...(at.said === undefined ? {} : { said: at.said }),
  })
  return `${articlePath(slug)}?${query}`
}

/** The address of one of a thread's numbered pages, the first among them. */
export function numberedPath(slug: string, page: number): string {
  return page === 1 ? `${articlePath(slug)}?page=1` : articlePath(slug, page)
}

function readChoice(cookie: string | undefined): ViewChoice {
  const [order, view] = (cookie ?? '').split('.')
  return { order: orderOf(order), view: viewOf(view) }
}

function orderOf(value: string | null | undefined): Order {
  return ORDERS.find((order) => order === value) ?? STANDARD.order
}

function viewOf(value: string | null | undefined): ThreadView {
  return VIEWS.find((view) => view === value) ?? STANDARD.view
}

/** undefined: not given; null: no number of a page or comment */
function numberIn(value: string | null): number | null | undefined {
  if (value === null) return undefined
  return /^[1-9]\d{0,8}$/.test(value) && Number(value) <= MAX_NUMBER ? Number(value) : null
}
