import type { Root } from './page.client'

const NEWEST = '?order=newest&view=flat'
const AFTER_LOAD_MS = 1_000
/** After a refusal; browsers come back by themselves only when a connection breaks. */
const AFTER_REFUSAL_MS = { first: 15_000, longest: 300_000 } as const

/** Says how many comments were added while the page is read, and leads to them; without a connection, nothing. */
export function watchThread(root: Root): void {
  const bar = root.querySelector<HTMLElement>('[data-live]')
  if (!bar) return
  const { live = '', known = '' } = bar.dataset
  const { hear, show } = followThread(bar, Number(known))
  let [position, refusals, timer] = ['', 0, 0]
  let source: EventSource | null = null

  const stop = () => {
    clearTimeout(timer)
    source?.close()
    source = null
  }
  const listenIn = (delayMs: number) => {
    stop()
    if (!document.hidden) timer = window.setTimeout(listen, delayMs)
  }
  const listen = () => {
    source = new EventSource(`${live}?${position ? `event=${position}` : `count=${known}`}`)
    source.addEventListener('comment', hear)
    source.addEventListener('change', hear)
    // Comes last, whatever has happened.
    source.addEventListener('count', ({ data, lastEventId }: MessageEvent<string>) => {
      refusals = 0
      position = lastEventId
      show(JSON.parse(data).count)
    })
    source.onerror = () => {
      if (source?.readyState === EventSource.CLOSED)
        listenIn(Math.min(AFTER_REFUSAL_MS.first * 2 ** refusals++, AFTER_REFUSAL_MS.longest))
    }
  }
  const listenSoon = () => listenIn(AFTER_LOAD_MS)
  addEventListener('pageshow', listenSoon)
  addEventListener('pagehide', stop)
  document.addEventListener('visibilitychange', listenSoon)
  if (document.readyState === 'complete') listenSoon()
}

/** @param known how many comments the page knows of */
function followThread(bar: HTMLElement, known: number) {
  const [added, gone] = [new Set<number>(), new Set<number>()]
  const link = document.createElement('a')

  const hear = ({ type, data }: MessageEvent<string>) => {
    const { number, isShown }: { number: number; isShown?: boolean } = JSON.parse(data)
    const isHere = document.getElementById(`c${number}`) !== null
    if (type === 'comment') isHere || added.add(number)
    else if (isShown) gone.delete(number)
    else if (!added.delete(number) && isHere) gone.add(number)
  }
  const say = (words: string, path: string) => {
    link.href = path
    if (words === link.textContent) return
    // Told when it comes; what it counts from then on is only shown.
    bar.ariaLive = link.isConnected ? 'off' : 'polite'
    link.textContent = words
    if (words === '') link.remove()
    else bar.append(link)
  }
  const show = (count: number) => {
    const more = Math.max(added.size, count - known)
    const thread = bar.dataset.live?.slice(4, -5) ?? ''
    const path = added.size > 0 ? `/comments/${Math.min(...added)}` : newestPath()
    if (more > 0) say(name(more, 'new comment'), thread + path)
    else say(gone.size > 0 ? 'This page has changed. Show it as it is now' : '', herePath())
    const heading = document.querySelector('#count')?.firstChild
    if (heading instanceof Text) heading.data = name(count, 'Comment')
  }
  return { hear, show }
}

/** A link to the page that one reads must have no fragment: it would only scroll. */
function newestPath(): string {
  return location.search === NEWEST ? NEWEST : `${NEWEST}#thread`
}

/** This page, without what it said once. */
function herePath(): string {
  const query = new URLSearchParams(location.search)
  query.delete('said')
  return query.size > 0 ? `${location.pathname}?${query}` : location.pathname
}

function name(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`
}
