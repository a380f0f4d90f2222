import styles from './enhance.module.css'
import { announce } from './page.client'

let drop: () => void = () => undefined

/**
 * Offers the way back from where a link led; it goes when it is used, on Escape, and when the reader is back by themselves.
 *
 * @param left the link that was followed, when it is on this page
 */
export function offerWayBack(place: Element, words: string, left: Element | null, goBack: () => void): void {
  dropWayBack()
  const button = document.createElement('button')
  button.type = 'button'
  button.className = styles.back ?? ''
  button.textContent = words
  button.addEventListener('click', () => {
    dropWayBack()
    goBack()
  })
  const onKey = ({ key }: KeyboardEvent) => {
    if (key === 'Escape') dropWayBack()
  }
  const show = () => {
    // First in the place, so that it is what the Tab key comes to next.
    place.prepend(button)
    document.addEventListener('keydown', onKey)
    announce(`“${words}” leads back to where you were.`)
  }
  const watch = new IntersectionObserver(([link]) => {
    if (!link?.isIntersecting) show()
    else if (button.isConnected) dropWayBack()
  })
  drop = () => {
    watch.disconnect()
    document.removeEventListener('keydown', onKey)
    button.remove()
  }
  if (left) watch.observe(left)
  else show()
}

/** Takes the offer away. */
export function dropWayBack(): void {
  drop()
  drop = () => undefined
}
