import { createElement, Fragment, type ReactNode } from 'react'
import { articlePath, commentPath, readerPath } from '@/lib/kernel/paths'
import type { Inline } from '@/lib/text/blocks'
import styles from './body.module.css'

export type InlineContext = {
  slug: string
  /** names that `@Name` leads to */
  mentions: string[]
}

const ELEMENTS = { emphasis: 'em', strong: 'strong', strike: 's' } as const

/** A run of words, with its links found and its names led to their readers. */
export function inlines(list: Inline[], context: InlineContext): ReactNode {
  return createElement(Fragment, null, ...list.map((inline) => element(inline, context)))
}

function element(inline: Inline, context: InlineContext): ReactNode {
  switch (inline.kind) {
    case 'text':
      return withMentions(inline.text, context.mentions)
    case 'emphasis':
    case 'strong':
    case 'strike':
      return createElement(ELEMENTS[inline.kind], null, inlines(inline.children, context))
    case 'code':
      return <code>{inline.text}</code>
    case 'break':
      return <br />
    case 'link':
      return (
        <a href={inline.href} rel="nofollow ugc noopener">
          {inline.text}
        </a>
      )
    case 'reference':
      return reference(inline, context.slug)
  }
}

function reference({ to }: Extract<Inline, { kind: 'reference' }>, slug: string): ReactNode {
  const isComment = 'comment' in to
  const href = isComment ? commentPath(slug, to.comment) : `${articlePath(slug)}#p${to.paragraph}`
  const jump = isComment ? `c${to.comment}` : `p${to.paragraph}`
  return (
    <a className={styles.reference} href={href} data-jump={jump}>
      {isComment ? `#${to.comment}` : `¶${to.paragraph}`}
    </a>
  )
}

function withMentions(text: string, mentions: string[]): ReactNode {
  const longestFirst = [...mentions].sort((a, b) => b.length - a.length)
  const parts: ReactNode[] = []
  let from = 0
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const name = longestFirst.find((candidate) => standsAt(text, candidate, at + 1))
    if (name === undefined) continue
    parts.push(text.slice(from, at), mention(name))
    from = at + 1 + name.length
  }
  return createElement(Fragment, null, ...parts, text.slice(from))
}

function standsAt(text: string, name: string, at: number): boolean {
  return text.startsWith(name, at) && !/^[\p{L}\p{N}_]/u.test(text.slice(at + name.length))
}

function mention(name: string): ReactNode {
  return (
    <a className={styles.mention} href={readerPath(name)}>
      @{name}
    </a>
  )
}
