/** A page of the desk as the server made it; `words`: it made none, and said why. */
export type Answer = { page: Document; address: string } | { words: string }

const UNREACHABLE = 'The server cannot be reached. Nothing is lost: please try again.'

/** Asks for a page as a browser would, or sends a form and takes the page that follows. */
export async function askFor(address: string, body?: URLSearchParams, signal?: AbortSignal): Promise<Answer> {
  const init = { headers: { accept: 'text/html' }, ...(body ? { method: 'POST', body } : {}), signal: signal ?? null }
  const response = await fetch(address, init).catch(() => null)
  if (!response) return { words: UNREACHABLE }
  const text = await response.text().catch(() => null)
  if (text === null) return { words: UNREACHABLE }
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false
  if (isPage) return { page: new DOMParser().parseFromString(text, 'text/html'), address: response.url }
  return { words: wordsOf(text) }
}

function wordsOf(text: string): string {
  try {
    const { message }: { message?: unknown } = JSON.parse(text)
    return typeof message === 'string' ? message : UNREACHABLE
  } catch {
    return UNREACHABLE
  }
}

/** Whether a page can stand in this one's frame: the queue, made by the same build. */
export function fitsHere(page: Document): boolean {
  return page.querySelector('[data-queue]') !== null && scriptOf(page) === scriptOf(document)
}

/** Puts a page in the place of the one that is seen; where the list was scrolled to stays. */
export function putInPlace(page: Document): void {
  const scrolled = document.querySelector('[data-queue-list]')?.scrollTop ?? 0
  for (const selector of ['[data-desk-nav]', '#main']) {
    const fresh = page.querySelector(selector)
    if (fresh) document.querySelector(selector)?.replaceWith(document.adoptNode(fresh))
  }
  document.title = page.title
  const list = document.querySelector('[data-queue-list]')
  if (!list) return
  list.scrollTop = scrolled
  showCurrent(list)
}

/** The list is scrolled no further than needed, and nothing but the list. */
function showCurrent(list: Element): void {
  const item = list.querySelector('[data-item][data-current]')
  if (!item || list.scrollHeight <= list.clientHeight) return
  const [outer, inner] = [list.getBoundingClientRect(), item.getBoundingClientRect()]
  if (inner.top < outer.top) list.scrollTop += inner.top - outer.top
  else if (inner.bottom > outer.bottom) list.scrollTop += inner.bottom - outer.bottom
}

function scriptOf(page: Document): string | null {
  return page.querySelector('script[type=module][src^="/assets/"]')?.getAttribute('src') ?? null
}
