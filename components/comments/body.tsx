import { createElement, Fragment, type ReactNode } from 'react'
import type { QuoteView } from '@/lib/quotes/view'
import type { Block } from '@/lib/text/blocks'
import styles from './body.module.css'
import { type InlineContext, inlines } from './inlines'
import { Quote, UnattributedQuotation } from './quote'

type Props = InlineContext & {
  blocks: Block[]
  quotes: QuoteView[]
  /** what quotes of these words are written after `>>`; null: they cannot be quoted here */
  quotable: string | null
}

type Context = Pick<Props, 'slug' | 'mentions' | 'quotes' | 'quotable'>

/** The words of a comment, with the passages it quotes where their author put them. */
export function Body({ blocks, ...context }: Props) {
  return <div className={styles.body}>{sequence(blocks, context)}</div>
}

// The tree has no identities that could serve as React keys, and as children one by one it needs none.
function sequence(blocks: Block[], context: Context): ReactNode {
  return createElement(Fragment, null, ...blocks.map((block) => element(block, context)))
}

function element(block: Block, context: Context): ReactNode {
  const quotable = context.quotable ?? undefined
  switch (block.kind) {
    case 'paragraph':
      return (
        <p dir="auto" data-quotable={quotable}>
          {inlines(block.children, context)}
        </p>
      )
    case 'list':
      return list(block, context)
    case 'quotation':
      return <UnattributedQuotation>{sequence(block.children, { ...context, quotable: null })}</UnattributedQuotation>
    case 'quote':
      return <Quote slug={context.slug} cuts={context.quotes.filter(({ position }) => position === block.position)} />
  }
}

function list({ start, items }: Extract<Block, { kind: 'list' }>, context: Context): ReactNode {
  const attributes = { dir: 'auto', 'data-quotable': context.quotable ?? undefined }
  const children = items.map((item) => createElement('li', null, sequence(item, { ...context, quotable: null })))
  return start === null
    ? createElement('ul', attributes, ...children)
    : createElement('ol', { ...attributes, start }, ...children)
}
