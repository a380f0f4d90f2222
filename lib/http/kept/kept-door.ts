import type { IncomingMessage, ServerResponse } from 'node:http'
import { parse } from 'cookie'
import { VIEW_COOKIE } from '@/lib/comments/view-choice'
import type { Watch } from '@/lib/events/watch'
import { settings } from '@/lib/kernel/settings'
import { cookieNames } from '../cookie-names'
import type { Questions } from '../questions'
import { findKind } from '../reading/find-kind'
import { addressOf, keyOf } from './address'
import { headerOf } from './header-of'
import { KeptPages } from './kept-pages'
import { packFor, packLike, sendPacked } from './send-page'

/** Addresses as they are typed, to what is kept under them: most readers come by few ways. */
const MAX_KNOWN_ADDRESSES = 10_000
const MAX_KNOWN_CHARACTERS = 1_000
const MAX_KNOWN_TOKENS = 5_000
/** Whose session has ended meanwhile gets the page of the signed-out made for them, instead of the kept one. */
const BELIEVED_MS = 60_000

type Cookies = Record<string, string | undefined>

/** The door of the pages that are the same for everybody, which are answered from memory. */
export function openKeptDoor(watch: Watch, ask: Questions, policy: string) {
  const pages = new KeptPages({
    make: async (key) => {
      const { query, ...address } = addressOf(key)
      const made = await ask.makePage({ ...address, query: String(query) })
      if (!made || 'redirect' in made) return null
      const { articleId, ...page } = made
      return { ...page, dependsOn: articleId === null ? 'everything' : { articleId } }
    },
    packLike: (page, before) => packLike(page, before, policy),
    maxBytes: settings().KEPT_PAGES_MB,
    catchUp: oncePerTurn(watch.catchUp),
    isSound: watch.isSound,
  })
  const known = new Map<string, string>()
  const signedIn = new Map<string, number>()

  /** Sends what is at hand; false: it takes more than that. */
  function sendReady(request: IncomingMessage, response: ServerResponse): boolean {
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (!isRead || headerOf(request, 'cookie') !== undefined) return false
    const key = known.get(request.url ?? '')
    const page = key === undefined ? null : pages.findReady(key)
    return page !== null && sendPacked(request, response, page, { policy, isShared: true })
  }

  /** Answers with a page, made if need be; false: it is none of these, not for everybody, or not there. */
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const url = request.url ?? ''
    const cookies = parse(request.headers.cookie ?? '')
    const key = sharedKey(url, cookies)
    if (key === null || (await isSignedIn(cookies))) return false
    const page = await pages.find(key)
    if (page === null) return false
    const isShared = request.headers.cookie === undefined
    if (isShared) remember(url, key)
    await packFor(request, page, { policy, isShared })
    return sendPacked(request, response, page, { policy, isShared })
  }

  async function isSignedIn(cookies: Cookies): Promise<boolean> {
    const token = cookies[cookieNames().session] ?? ''
    if (token === '') return false
    const untilMs = signedIn.get(token)
    if (untilMs !== undefined && untilMs > performance.now()) return true
    const isGood = await ask.isSignedIn(token)
    if (signedIn.size >= MAX_KNOWN_TOKENS) signedIn.clear()
    if (isGood) signedIn.set(token, performance.now() + BELIEVED_MS)
    return isGood
  }

  function remember(url: string, key: string): void {
    if (url.length > MAX_KNOWN_CHARACTERS) return
    known.delete(url)
    known.set(url, key)
    const oldest = known.keys().next().value
    if (known.size > MAX_KNOWN_ADDRESSES && oldest !== undefined) known.delete(oldest)
  }

  return { hear: (...heard: Parameters<KeptPages['hear']>) => pages.hear(...heard), sendReady, answer }
}

/** Under what a page is kept for everybody; null: it is made for one reader, or leads on. */
function sharedKey(url: string, cookies: Cookies): string | null {
  const asks = findKind(url.split('?')[0] ?? '')?.asks ?? null
  return asks === null ? null : keyOf(url, asks, cookies[VIEW_COOKIE])
}

/**
 * Looks once for all that is asked in the same turn of the event loop: whoever has seen the answer to a write asks in a
 * later one.
 */
function oncePerTurn(look: () => void): () => void {
  let hasLooked = false
  return () => {
    if (hasLooked) return
    hasLooked = true
    setImmediate(() => {
      hasLooked = false
    })
    look()
  }
}
