/** The texts of a comment's own words or of a paragraph, as they are seen: without quotes, names and buttons. */
export function ownWords(place: Element): Text[] {
  const texts: Text[] = []
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { currentNode: text } = walker
    const block = text.parentElement?.closest('p, li')
    if (!(text instanceof Text) || !block || block === place || !place.contains(block)) continue
    if (!text.parentElement?.closest('[data-skip]') && block.checkVisibility()) texts.push(text)
  }
  return texts
}
