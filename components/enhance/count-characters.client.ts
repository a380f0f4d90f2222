import { findWriting, type Root } from './page.client'

/** Counts as a reader would: a family emoji is one character. */
export function countCharacters(root: Root): void {
  const writing = findWriting(root)
  const shown = writing?.form.querySelector<HTMLElement>('[data-counter]')
  if (!writing || !shown) return
  const limit = Number(shown.dataset.counter)
  const characters = new Intl.Segmenter()

  const count = () => {
    const written = [...characters.segment(writing.body.value)].length
    shown.textContent = `${written.toLocaleString('en')} of ${limit.toLocaleString('en')} characters`
    shown.dataset.over = String(written > limit)
  }
  writing.body.addEventListener('input', count)
  count()
}
