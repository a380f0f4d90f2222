import type { List, PhrasingContent, RootContent } from 'mdast'
import type { Block, Inline } from './blocks'
import { findInlines } from './find-inlines'
import { MAX_DEPTH } from './max-depth'

/** Turns a Markdown tree into a comment's blocks; what lies too deep moves up. */
export function toBlocks(nodes: RootContent[], depth = 0): Block[] {
  return nodes.flatMap((node): Block[] => {
    if (node.type === 'paragraph') return [{ kind: 'paragraph', children: toInlines(node.children, 0) }]
    if (node.type === 'list') return toList(node, depth)
    if (node.type !== 'blockquote') return []
    const children = toBlocks(node.children, depth + 1)
    return depth < MAX_DEPTH ? [{ kind: 'quotation', children }] : children
  })
}

function toList(list: List, depth: number): Block[] {
  const items = list.children.map((item) => toBlocks(item.children, depth + 1))
  const start = list.ordered ? (list.start ?? 1) : null
  return depth < MAX_DEPTH ? [{ kind: 'list', start, items }] : items.flat()
}

function toInlines(nodes: PhrasingContent[], depth: number): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    switch (node.type) {
      case 'text':
        return toLines(node.value)
      case 'inlineCode':
        return [{ kind: 'code', text: node.value }]
      case 'break':
        return [{ kind: 'break' }]
      case 'emphasis':
        return wrap('emphasis', node.children, depth)
      case 'strong':
        return wrap('strong', node.children, depth)
      case 'delete':
        return wrap('strike', node.children, depth)
      default:
        return []
    }
  })
}

function wrap(kind: 'emphasis' | 'strong' | 'strike', nodes: PhrasingContent[], depth: number): Inline[] {
  const children = toInlines(nodes, depth + 1)
  return depth < MAX_DEPTH ? [{ kind, children }] : children
}

function toLines(text: string): Inline[] {
  return text
    .split('\n')
    .flatMap((line, index) => [...(index > 0 ? [{ kind: 'break' } as const] : []), ...findInlines(line, 'marked')])
}
