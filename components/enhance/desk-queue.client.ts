import { claimOpen, letGo } from './desk-claim.client'
import { hearKeys } from './desk-keys.client'
import { type Answer, askFor, fitsHere, putInPlace } from './desk-page.client'
import { forgetTyped, keepTyped, openCase, restoreTyped } from './desk-typed.client'
import { countDown } from './desk-undo.client'
import { announce, onClick, type Root } from './page.client'

const QUEUE = '/moderate'
/** What an act says of itself in the next page's address; read once, it is not said again. */
const ONCE = ['said', 'done', 'act', 'count']
/** Something has changed meanwhile: there is nothing to correct in the form. */
const GOES_ON = ['conflict', 'not_found']
const AHEAD_MS = 20_000

type Ahead = { address: string; untilMs: number; answer: Promise<Answer> }

let isSending = false
let asking: AbortController | null = null
let ahead: Ahead | null = null

/** Works the queue without leaving the page: forms and links of the desk bring the server's next page into this one. */
export function workQueue(root: Root): void {
  if (!root.querySelector('[data-queue]')) return
  hearKeys()
  root.addEventListener('submit', (event) => {
    const { target: form } = event
    if (event.defaultPrevented || !(form instanceof HTMLFormElement) || !form.closest('[data-queue]')) return
    if (form.method !== 'post' || !(event instanceof SubmitEvent)) return
    event.preventDefault()
    void send(form, event.submitter)
  })
  onClick(root, 'a[href]', (link, event) => {
    if (!(link instanceof HTMLAnchorElement) || !isQueue(link.href) || link.hash !== '') return
    event.preventDefault()
    void go(link.href)
  })
  addEventListener('popstate', () => isQueue(location.href) && void go(location.href, { isBack: true }))
  addEventListener('pagehide', letGo)
  addEventListener('pageshow', ({ persisted }) => persisted && claimOpen())
  history.replaceState(null, '', withoutOnce(location.href))
  settle()
}

/** Sends a form once, and shows the page that follows. */
async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  if (isSending) return
  const next = form.querySelector<HTMLInputElement>('input[name=next]')?.value ?? QUEUE
  const decided = openCase()
  ahead = null
  begin(true)
  const answer = await askFor(actionOf(form, submitter), fieldsOf(form, submitter))
  begin(false)
  if ('words' in answer) {
    fail(answer.words)
    return
  }
  const refused = answer.page.querySelector<HTMLElement>('[data-refused]')
  if (!refused) {
    forgetTyped(decided)
    arrive(answer)
    return
  }
  const words = refused.textContent ?? ''
  const isOver = form.closest('[data-decision]') !== null && !answer.page.querySelector('[data-case][data-waits]')
  if (GOES_ON.includes(refused.dataset.refused ?? '')) await go(isOver ? next : location.href, { words })
  else fail(words)
}

/** A button may have an address of its own. */
function actionOf(form: HTMLFormElement, submitter: HTMLElement | null): string {
  const isOwn = submitter instanceof HTMLButtonElement && submitter.hasAttribute('formaction')
  return isOwn ? submitter.formAction : form.action
}

function fieldsOf(form: HTMLFormElement, submitter: HTMLElement | null): URLSearchParams {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
  if (submitter instanceof HTMLButtonElement && submitter.name !== '') fields.append(submitter.name, submitter.value)
  return fields
}

/** Brings a page of the queue; the last one that was asked for is the one that is shown. */
async function go(address: string, { isBack = false, words = '' } = {}): Promise<void> {
  if (isSending) return
  asking?.abort()
  const asked = new AbortController()
  asking = asked
  const answer = await (takeAhead(address) ?? askFor(address, undefined, asked.signal))
  if (asking !== asked || isSending) return
  asking = null
  if ('words' in answer) fail(answer.words)
  else arrive(answer, { isBack, words })
}

function arrive(answer: Extract<Answer, { page: Document }>, { isBack = false, words = '' } = {}): void {
  const { page, address } = answer
  if (!isQueue(address) || !fitsHere(page)) {
    location.assign(address)
    return
  }
  keepTyped()
  putInPlace(page)
  const clean = withoutOnce(address)
  if (isBack || clean === location.href) history.replaceState(null, '', clean)
  else history.pushState(null, '', clean)
  restoreTyped()
  if (words !== '') fail(words)
  settle()
  const heading = document.querySelector<HTMLElement>('[data-case] h2') ?? document.querySelector<HTMLElement>('#main')
  heading?.focus({ preventScroll: true })
  announce(words || (document.querySelector('[data-message]')?.textContent ?? ''))
}

/** What a page that has just come needs. */
function settle(): void {
  claimOpen()
  countDown()
  const next = document.querySelector<HTMLAnchorElement>('[data-key=j] a')
  ahead = null
  if (next && !document.hidden) lookAhead(next.href)
}

function lookAhead(address: string): void {
  ahead = { address, untilMs: performance.now() + AHEAD_MS, answer: askFor(address) }
}

/** A page that was fetched ahead, once, and while it is fresh. */
function takeAhead(address: string): Promise<Answer> | null {
  const taken = ahead
  ahead = null
  return taken?.address === address && taken.untilMs > performance.now() ? taken.answer : null
}

function begin(isOn: boolean): void {
  isSending = isOn
  document.querySelector('[data-queue]')?.toggleAttribute('aria-busy', isOn)
}

function fail(words: string): void {
  const says = document.querySelector<HTMLElement>('[data-fault]')
  if (!says) return
  says.textContent = words
  says.hidden = false
}

function isQueue(address: string): boolean {
  const { origin, pathname } = new URL(address, location.href)
  return origin === location.origin && pathname === QUEUE
}

function withoutOnce(address: string): string {
  const url = new URL(address, location.href)
  for (const name of ONCE) url.searchParams.delete(name)
  return url.href.replace(/%2F/g, '/')
}
