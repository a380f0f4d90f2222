/** What of a query makes a page for one reader, once. */
const PERSONAL = ['said', 'draft'] as const
/** A page that can be asked for in several views may depend on which one was chosen before. */
const VIEW = 'view'
const MAX_ADDRESS = 500
const CHOICE = /^[a-z]{1,12}\.[a-z]{1,12}$/

/** A page's address as it is kept: path, query and the reader's choice of view, each written in one way. */
export type Address = { path: string; query: URLSearchParams; choice: string | undefined }

/**
 * The key under which a page is kept; null: it is not one that can be the same for everybody.
 *
 * @param asks   what of the query changes the page; the rest is left out
 * @param choice the cookie that remembers how threads are viewed
 */
export function keyOf(url: string, asks: readonly string[], choice: string | undefined): string | null {
  if (url.length > MAX_ADDRESS) return null
  const cut = url.indexOf('?')
  const path = cut < 0 ? url : url.slice(0, cut)
  const given = new URLSearchParams(cut < 0 ? '' : url.slice(cut))
  if (PERSONAL.some((name) => given.has(name))) return null
  const query = new URLSearchParams()
  for (const name of asks) {
    const value = given.get(name)
    if (value !== null) query.set(name, value)
  }
  const known = choice !== undefined && asks.includes(VIEW) && CHOICE.test(choice) ? choice : ''
  return `${path}?${query}#${known}`
}

/** What a key was made of. */
export function addressOf(key: string): Address {
  const [cut, end] = [key.indexOf('?'), key.lastIndexOf('#')]
  const choice = key.slice(end + 1)
  return {
    path: key.slice(0, cut),
    query: new URLSearchParams(key.slice(cut, end)),
    choice: choice === '' ? undefined : choice,
  }
}
