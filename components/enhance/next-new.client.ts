import { announce, onClick, type Root } from './page.client'

/** Whoever leaves sooner has not read. */
const READING_MS = 3_000

/** As long as a page may take to scroll to where it was led. */
const SCROLLING_MS = 1_500

const COMMENT = '[data-comment]'
const MARK = '[data-new]'

let ledAtMs = Number.NEGATIVE_INFINITY

/** Remembers the visit once the thread was on screen for some time; links and the key `n` lead from one new comment to the next. */
export function nextNew(root: Root): void {
  const visit = root.querySelector<HTMLElement>('[data-visit]')
  const thread = visit?.closest('section')
  if (!visit || !thread) return
  onClick(root, MARK, (link, event) => {
    if (goTo(link.dataset.new)) event.preventDefault()
  })
  addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event
    const isWritten = target instanceof Element && target.closest('input, textarea, select, dialog, [contenteditable]')
    if (key === 'n' && !isWritten && !ctrlKey && !metaKey && !altKey) goOn(root)
  })
  rememberRead(visit, thread)
}

function goTo(number = ''): boolean {
  const comment = document.querySelector<HTMLElement>(`#c${number} ${COMMENT}`)
  if (!comment) return false
  // In place of the entry: the way back leads to where reading began, not through every comment.
  location.replace(`#c${number}`)
  ledAtMs = performance.now()
  comment.tabIndex = -1
  comment.focus({ preventScroll: true })
  return true
}

/** From the comment that was led to last, as long as it is in sight; otherwise to the first further down. */
function goOn(root: Root): void {
  const marks = [...root.querySelectorAll(`${COMMENT} ${MARK}`)]
  const at = document.activeElement?.closest(COMMENT) ?? root.querySelector(`:target ${COMMENT}`)
  const { top = 0, bottom = 0 } = at?.getBoundingClientRect() ?? {}
  const isHere = (bottom > 0 && top < innerHeight) || performance.now() - ledAtMs < SCROLLING_MS
  const from = isHere ? bottom : 0
  const next = marks.find((mark) => mark.getBoundingClientRect().top > from)
  if (goTo(next?.closest<HTMLElement>(COMMENT)?.dataset.comment)) return
  const link = marks.at(-1) ?? root.querySelector(MARK)
  if (link instanceof HTMLAnchorElement) link.click()
  else announce('No more new comments.')
}

function rememberRead({ dataset }: HTMLElement, thread: Element): void {
  let timer = 0
  const watch = new IntersectionObserver(([seen]) => {
    clearTimeout(timer)
    if (!seen?.isIntersecting) return
    timer = window.setTimeout(() => {
      watch.disconnect()
      const headers = { 'content-type': 'application/json' }
      const body = JSON.stringify({ until: dataset.until })
      // Not kept: the next visit to the page tries again.
      fetch(dataset.visit ?? '', { method: 'PUT', headers, body, keepalive: true }).catch(() => undefined)
    }, READING_MS)
  })
  watch.observe(thread)
}
