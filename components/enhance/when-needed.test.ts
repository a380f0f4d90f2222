import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Behaviour, startWhenNeeded } from './when-needed.client'

/** As much of a browser's link as is asked of one: what happens to it is heard by the document. */
class Link extends EventTarget {
  closest() {
    return this
  }
  override dispatchEvent(event: Event): boolean {
    Object.defineProperty(event, 'target', { value: this })
    return document.dispatchEvent(event)
  }
}

beforeEach(() => {
  vi.stubGlobal('document', new EventTarget())
  vi.stubGlobal('Element', Link)
  vi.stubGlobal('addEventListener', () => undefined)
  for (const kind of ['MouseEvent', 'PointerEvent', 'SubmitEvent']) vi.stubGlobal(kind, class extends Event {})
})
afterEach(() => {
  vi.unstubAllGlobals()
})

/** Whether the browser is left to follow the link. */
const click = (link: Link) => link.dispatchEvent(new Event('click', { cancelable: true }))
const soon = () => new Promise<void>((resolve) => setTimeout(resolve))

/** A behaviour that takes note of the links that were clicked, and arrives as `load` lets it. */
function waitForClicks(load: () => Promise<void>) {
  const heard: unknown[] = []
  const note: Behaviour = (root) => {
    root.addEventListener('click', (event) => {
      heard.push(event.target)
      event.preventDefault()
    })
  }
  startWhenNeeded(document, { load: () => load().then(() => ({ BEHAVIOURS: [note] })), on: { click: 'a' } })
  return heard
}

test('what was clicked before the module came is done once it is there, each link once', async () => {
  const [first, second] = [new Link(), new Link()]
  const heard = waitForClicks(soon)

  const followed = [first, first, second].map(click)
  await soon().then(soon)

  expect(followed).toEqual([false, false, false])
  expect(heard).toEqual([first, second])
})

test('a module that did not come lets the link do what it says, and is asked for again at the next touch', async () => {
  let tries = 0
  const heard = waitForClicks(() => (tries++ === 0 ? Promise.reject(new Error('offline')) : Promise.resolve()))
  const link = new Link()
  const followed: boolean[] = []
  document.addEventListener('click', (event) => followed.push(!event.defaultPrevented))

  click(link)
  await soon()
  const withoutIt = [...followed]
  click(link)
  await soon()

  expect(withoutIt).toEqual([false, true])
  expect(heard).toEqual([link])
  expect(tries).toBe(2)
})
