import { isStandard, ORDERS, parseViewChoice, printChoice, VIEWS } from '@/lib/comments/view-choice'

/** What of a query makes a page for one reader, once. */
const PERSONAL = ['said', 'draft'] as const
/** What can be one of a few words; any other word means the usual one. */
const WORDS: Record<string, readonly string[]> = { order: ORDERS, view: VIEWS }
/** A query with one of these says itself how a thread is to be seen. */
const SAYS_VIEW = ['order', 'view', 'page'] as const
const MAX_KEY = 500

/** A page's address as it is kept: path, query and the reader's choice of view, each written in one way. */
export type Address = { path: string; query: URLSearchParams; choice: string | undefined }

/** An address in its two parts; the second begins with its question mark. */
export function splitUrl(url: string): { pathname: string; search: string } {
  const cut = url.indexOf('?')
  return cut < 0 ? { pathname: url, search: '' } : { pathname: url.slice(0, cut), search: url.slice(cut) }
}

/**
 * The key under which a page is kept; null: it is not one that can be the same for everybody.
 *
 * @param asks   what of the query changes the page; the rest is left out
 * @param cookie the one that remembers how threads are viewed
 */
export function keyOf(url: string, asks: readonly string[], cookie: string | undefined): string | null {
  const { pathname, search } = splitUrl(url)
  const given = new URLSearchParams(search)
  if (PERSONAL.some((name) => given.has(name))) return null
  const query = new URLSearchParams()
  for (const name of asks) {
    const value = given.get(name)
    if (value !== null) query.set(name, inOneWay(name, value))
  }
  const key = `${pathname}?${query}#${asks.includes('view') ? choiceOf(given, cookie) : ''}`
  return key.length > MAX_KEY ? null : key
}

function inOneWay(name: string, value: string): string {
  const words = WORDS[name]
  return words === undefined || words.includes(value) ? value : ''
}

/** The remembered choice, where it has a say and is not the usual one. */
function choiceOf(given: URLSearchParams, cookie: string | undefined): string {
  if (SAYS_VIEW.some((name) => given.has(name))) return ''
  const choice = parseViewChoice(cookie, given)
  return isStandard(choice) ? '' : printChoice(choice)
}

/** What a key was made of. */
export function addressOf(key: string): Address {
  const end = key.lastIndexOf('#')
  const { pathname, search } = splitUrl(key.slice(0, end))
  const choice = key.slice(end + 1)
  return { path: pathname, query: new URLSearchParams(search), choice: choice === '' ? undefined : choice }
}
