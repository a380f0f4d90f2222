import type { Root } from './page.client'

/** What a part of the page does when the browser helps; nothing on the page needs it. */
export type Behaviour = (root: Root) => void

/** Behaviours that are loaded when they are first needed. */
export type Later = {
  load: () => Promise<{ BEHAVIOURS: Behaviour[] }>
  /** what needs them: events, each with where it has to happen */
  on: Record<string, string>
  /** needed before anything happens */
  isDue?: (root: Root) => boolean
  /** false: there is nothing for them on this page */
  isWanted?: (root: Root) => boolean
}

/** What leaves the page waits for them, but not for ever. */
const HELD = ['click', 'submit']
const MAX_WAIT_MS = 2_500

type Waiting = { event: Event; place: Element }

/** Loads and starts behaviours at their first use, and lets them hear once more what they were loaded for. */
export function startWhenNeeded(root: Root, { load, on, isDue, isWanted }: Later): void {
  if (isWanted && !isWanted(root)) return
  let isAsleep = true
  let isHeard = false
  let waiting: Waiting[] = []

  const hearAgain = () => {
    if (isHeard) return
    isHeard = true
    for (const { event, place } of waiting) repeat(event, place)
  }
  const wake = async () => {
    if (!isAsleep) return
    isAsleep = false
    const patience = setTimeout(hearAgain, MAX_WAIT_MS)
    // Without them, links and forms do what they say.
    const made = await load().catch(() => null)
    clearTimeout(patience)
    for (const start of made?.BEHAVIOURS ?? []) start(root)
    hearAgain()
    if (made) return
    // The next touch tries again.
    isAsleep = true
    isHeard = false
    waiting = []
  }
  for (const [kind, selector] of Object.entries(on)) {
    root.addEventListener(kind, (event) => {
      const place = placeOf(event)?.closest(selector)
      if (isHeard || !place || isSpecial(event)) return
      if (HELD.includes(kind)) event.preventDefault()
      waiting = [...waiting.filter((one) => one.event.type !== kind || one.place !== place), { event, place }]
      void wake()
    })
  }
  const wakeIfDue = () => isDue?.(root) && void wake()
  // Also when one comes back to the page, or another tab has left something.
  for (const kind of ['pageshow', 'storage']) addEventListener(kind, wakeIfDue)
  wakeIfDue()
}

function placeOf({ target, type }: Event): Element | null {
  if (type !== 'selectionchange') return target instanceof Element ? target : null
  const selection = getSelection()
  return selection && !selection.isCollapsed ? (selection.anchorNode?.parentElement ?? null) : null
}

/** Already answered, or a click that opens another tab. */
function isSpecial(event: Event): boolean {
  if (event.defaultPrevented) return true
  if (!(event instanceof MouseEvent) || event.type !== 'click') return false
  return event.button > 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
}

function repeat(event: Event, place: Element): void {
  const { target, type } = event
  if (event instanceof SubmitEvent && place instanceof HTMLFormElement) place.requestSubmit(event.submitter)
  // Where the mouse or the keyboard has gone on since, there is nothing to tell any more.
  else if (type === 'pointerover' && !place.matches(':hover')) return
  else if (type === 'focusin' && !place.contains(document.activeElement)) return
  else target?.dispatchEvent(again(event))
}

function again(event: Event): Event {
  const init = { bubbles: true, cancelable: true }
  if (event instanceof PointerEvent) return new PointerEvent(event.type, { ...init, pointerType: event.pointerType })
  if (event instanceof MouseEvent) return new MouseEvent(event.type, init)
  return new Event(event.type, init)
}
