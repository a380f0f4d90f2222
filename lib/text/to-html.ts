import type { Block, Inline } from './blocks'

const ESCAPES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
])
const TAGS = { emphasis: 'em', strong: 'strong', strike: 'del' } as const

/**
 * Writes a comment's body as HTML, for the JSON API and the feeds; pages never use it.
 *
 * @param quoteHtml gives the HTML of the quote with that position, itself escaped
 */
export function toHtml(blocks: Block[], quoteHtml: (position: number) => string): string {
  return blocks.map((block) => blockHtml(block, quoteHtml)).join('\n')
}

/** Makes a text safe between tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES.get(character) ?? character)
}

function blockHtml(block: Block, quoteHtml: (position: number) => string): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inlinesHtml(block.children)}</p>`
    case 'quotation':
      return `<blockquote>${toHtml(block.children, quoteHtml)}</blockquote>`
    case 'quote':
      return quoteHtml(block.position)
    case 'list': {
      const items = block.items.map((item) => `<li>${toHtml(item, quoteHtml)}</li>`).join('')
      if (block.start === null) return `<ul>${items}</ul>`
      return block.start === 1 ? `<ol>${items}</ol>` : `<ol start="${block.start}">${items}</ol>`
    }
  }
}

function inlinesHtml(inlines: Inline[]): string {
  return inlines.map(inlineHtml).join('')
}

function inlineHtml(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'reference':
      return escapeHtml(inline.text)
    case 'code':
      return `<code>${escapeHtml(inline.text)}</code>`
    case 'break':
      return '<br>'
    case 'link':
      return `<a href="${escapeHtml(inline.href)}" rel="nofollow ugc noopener">${escapeHtml(inline.text)}</a>`
    case 'emphasis':
    case 'strong':
    case 'strike':
      return `<${TAGS[inline.kind]}>${inlinesHtml(inline.children)}</${TAGS[inline.kind]}>`
  }
}
