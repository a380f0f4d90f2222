import { dropWayBack, offerWayBack } from './back-again.client'
import { handOver, type Jump, takeOver } from './jump-store.client'
import { type Cut, markPassage, unmarkPassage } from './mark-passage.client'
import { onClick, type Root } from './page.client'

let arrivedAt = ''

/** Links to comments and paragraphs lead there at once, mark what they are about, and offer a way back. */
export function jumpInPlace(root: Root): void {
  onClick(root, 'a[data-jump]', (link, event) => {
    const jump = jumpOf(link)
    const place = document.getElementById(jump.place)
    if (!place) {
      handOver(jump)
      return
    }
    event.preventDefault()
    const goBack = wayBack(link, location.hash !== `#${jump.place}`)
    leave()
    arrivedAt = jump.place
    // Unlike setting the hash, this also scrolls where the address stays the same.
    location.assign(`#${jump.place}`)
    markPassage(place, jump)
    if (!place.contains(link)) offerWayBack(place, wordsBackTo(jump), link, goBack)
  })
  addEventListener('hashchange', () => location.hash === `#${arrivedAt}` || leave())
  // Until then the browser itself may still be scrolling to where the address leads.
  if (document.readyState === 'complete') comeFromElsewhere()
  else addEventListener('load', comeFromElsewhere)
}

function leave(): void {
  unmarkPassage()
  dropWayBack()
}

/** Takes up what another page handed over: arriving by a link of it, or being back at the link that was followed. */
function comeFromElsewhere(): void {
  const jump = takeOver()
  if (jump?.isBack) {
    document.querySelector<HTMLElement>(`#${CSS.escape(jump.origin)} [data-jump="${CSS.escape(jump.place)}"]`)?.focus()
    return
  }
  const place = document.getElementById(jump?.place ?? '')
  if (!jump || !place || location.hash !== `#${jump.place}`) return
  arrivedAt = jump.place
  markPassage(place, jump)
  offerWayBack(place, wordsBackTo(jump), null, () => {
    handOver({ ...jump, isBack: true })
    history.back()
  })
}

function jumpOf(link: HTMLElement): Jump {
  const quote = link.closest('figcaption')?.parentElement
  return {
    place: link.dataset.jump ?? '',
    cuts: [...(quote?.querySelectorAll<HTMLElement>('[data-cut]') ?? [])].map(cutOf),
    from: link.dataset.from ?? '',
    origin: link.closest('li[id^=c], div[id^=p]')?.id ?? '',
    isBack: false,
  }
}

/** Its own texts alone: what it quotes itself is said by an element between them. */
function cutOf(cut: HTMLElement): Cut {
  const words = [...cut.childNodes].map((part) => (part instanceof Text ? part.data : '')).join('')
  return { words, start: Number(cut.dataset.cut) }
}

function wordsBackTo({ origin }: Jump): string {
  return `Back to ${origin === '' ? 'where you were' : origin.replace('c', '#').replace('p', '¶')}`
}

/** @param isNewEntry false: the address was the same before, so the browser's own way back leads elsewhere */
function wayBack(link: HTMLElement, isNewEntry: boolean): () => void {
  const top = scrollY
  const settle = () =>
    requestAnimationFrame(() => {
      link.focus({ preventScroll: true })
      scrollTo({ top, behavior: 'instant' })
      link.scrollIntoView({ block: 'nearest', behavior: 'instant' })
    })
  return () => {
    if (!isNewEntry) {
      settle()
      return
    }
    addEventListener('hashchange', settle, { once: true })
    history.back()
  }
}
