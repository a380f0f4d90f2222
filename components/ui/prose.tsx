import type { Nodes } from 'mdast'
import { createElement, Fragment, type ReactNode } from 'react'
import styles from './prose.module.css'

/** A text of the house's own, from Markdown: headings, paragraphs, lists, links, emphasis. */
export function Prose({ nodes }: { nodes: Nodes[] }) {
  return (
    <div className={styles.prose}>
      {nodes.map((node) => createElement(Fragment, { key: node.position?.start.offset }, toElement(node)))}
    </div>
  )
}

function toElement(node: Nodes): ReactNode {
  switch (node.type) {
    case 'text':
      return node.value
    case 'heading':
      return createElement(`h${Math.max(2, node.depth)}`, null, ...within(node))
    case 'paragraph':
      return createElement('p', null, ...within(node))
    case 'list':
      return createElement(node.ordered ? 'ol' : 'ul', null, ...within(node))
    case 'listItem':
      return createElement('li', null, ...within(node))
    case 'emphasis':
      return createElement('em', null, ...within(node))
    case 'strong':
      return createElement('strong', null, ...within(node))
    case 'inlineCode':
      return createElement('code', null, node.value)
    case 'link':
      return createElement('a', { href: safeHref(node.url) }, ...within(node))
    default:
      return null
  }
}

function within(node: { children: Nodes[] }): ReactNode[] {
  return node.children.map(toElement)
}

function safeHref(url: string): string {
  return /^(https?:\/\/|\/(?!\/)|#)/.test(url) ? url : '#'
}
