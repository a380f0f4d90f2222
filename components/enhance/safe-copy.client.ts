const ALLOWED = new Set([
  'P',
  'BR',
  'EM',
  'STRONG',
  'S',
  'DEL',
  'CODE',
  'UL',
  'OL',
  'LI',
  'BLOCKQUOTE',
  'FIGURE',
  'FIGCAPTION',
  'FOOTER',
  'CITE',
  'B',
])

/** Makes elements of the server's HTML, only of those kinds that a comment has; of all others the words alone are kept. */
export function safeCopy(html: string): DocumentFragment {
  const copy = document.createDocumentFragment()
  append(copy, new DOMParser().parseFromString(html, 'text/html').body)
  return copy
}

function append(to: Node, from: Node): void {
  for (const node of from.childNodes) {
    if (node instanceof Text) to.appendChild(document.createTextNode(node.data))
    else if (node instanceof Element) append(to.appendChild(emptyCopy(node)), node)
  }
}

function emptyCopy(element: Element): Node {
  if (element instanceof HTMLAnchorElement) return link(element)
  if (!ALLOWED.has(element.tagName)) return document.createElement('span')
  const copy = document.createElement(element.tagName)
  copy.dir = 'auto'
  return copy
}

function link({ href }: HTMLAnchorElement): HTMLElement {
  const copy = document.createElement('a')
  if (/^https?:/.test(href)) copy.href = href
  copy.rel = 'nofollow ugc noopener'
  return copy
}
