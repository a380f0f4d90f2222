import { createElement, Fragment, type ReactNode } from 'react'
import { articlePath, commentPath } from '@/lib/kernel/paths'
import { goneWords, type QuoteView } from '@/lib/quotes/view'
import type { Place } from '@/lib/text/blocks'
import { Fold } from './fold'
import styles from './quote.module.css'

const MAX_UNFOLDED_CHARACTERS = 350

/** `name` is what readers call it, `jump` its id in a page. */
type NamedPlace = { name: string; href: string; jump: string }

/** A passage that the server cut from its source, under that source's name; blank where the source may not be seen. */
export function Quote({ slug, cuts }: { slug: string; cuts: QuoteView[] }) {
  const [cut] = cuts
  if (!cut) return <Gone words="Quotation hidden with its source." />
  const isSeen = cuts.every(({ text }) => text !== null)
  const { name, href, jump } = placeOf(slug, placeIn(cut))
  return (
    <figure
      className={styles.quote}
      data-state={isSeen ? cut.state : 'gone'}
      data-source={name.replace('#', '')}
      data-skip
    >
      <figcaption className={styles.source}>
        <a href={href} data-jump={jump} title={cut.origin === 'inferred' ? 'found in the import' : undefined}>
          <SourceName cut={cut} /> <span aria-hidden="true">↑</span>
        </a>
        {cuts.some(({ state }) => state === 'editedSince') && <EditedSince href={href} />}
      </figcaption>
      {isSeen ? <Passage slug={slug} href={href} cuts={cuts} /> : <p className={styles.gone}>{goneWords(cut.state)}</p>}
    </figure>
  )
}

/** Text after `>` that no source was found for. */
export function UnattributedQuotation({ children }: { children: ReactNode }) {
  return (
    <figure className={styles.quote} data-state="unknown" data-skip>
      <figcaption className={styles.source}>
        <b>Unattributed quotation</b>
      </figcaption>
      <blockquote>{children}</blockquote>
    </figure>
  )
}

function EditedSince({ href }: { href: string }) {
  return (
    <a className={styles.edited} href={`${href}/history`} title="What changed since">
      edited since
    </a>
  )
}

function Passage({ slug, href, cuts }: { slug: string; href: string; cuts: QuoteView[] }) {
  const passage = (
    <blockquote cite={href}>
      <p dir="auto">{createElement(Fragment, null, ...cuts.map((cut, index) => words(slug, cut, index > 0)))}</p>
    </blockquote>
  )
  if (cuts.some(({ state }) => state === 'muted')) {
    return (
      <details className={styles.muted}>
        <summary>You muted this reader.</summary>
        {passage}
      </details>
    )
  }
  const length = cuts.reduce((sum, { text }) => sum + (text?.length ?? 0), 0)
  return length > MAX_UNFOLDED_CHARACTERS ? <Fold kind="quote">{passage}</Fold> : passage
}

/** The words of one cut; `data-cut` says where they begin in their source. */
function words(slug: string, { start, text, quoting }: QuoteView, isJoined: boolean): ReactNode {
  const parts: ReactNode[] = []
  let from = 0
  for (const { at, source } of [...quoting].sort((a, b) => a.at - b.at)) {
    parts.push(text?.slice(from, at), <Quoting place={placeOf(slug, source)} />)
    from = at
  }
  return (
    <>
      {isJoined && ' […] '}
      {createElement('span', { 'data-cut': start }, ...parts, text?.slice(from))}
    </>
  )
}

// With a direction of its own it does not decide that of the words around it.
function Quoting({ place }: { place: NamedPlace }) {
  return (
    <a className={styles.quoting} href={place.href} data-jump={place.jump} dir="ltr" data-skip>
      quoting {place.name}
    </a>
  )
}

function SourceName({ cut }: { cut: QuoteView }) {
  if ('paragraph' in cut.source) {
    return (
      <>
        <b>Article</b> ¶{cut.source.paragraph}
      </>
    )
  }
  if (cut.author === null) return <b>#{cut.source.comment}</b>
  return (
    <>
      <b>
        <bdi>{cut.author}</bdi>
      </b>{' '}
      #{cut.source.comment}
    </>
  )
}

function Gone({ words }: { words: string }) {
  return (
    <figure className={styles.quote} data-state="gone" data-skip>
      <p className={styles.gone}>{words}</p>
    </figure>
  )
}

function placeIn({ source }: QuoteView): Place {
  return 'comment' in source ? { comment: source.comment } : source
}

function placeOf(slug: string, place: Place): NamedPlace {
  if ('comment' in place) {
    return { name: `#${place.comment}`, href: commentPath(slug, place.comment), jump: `c${place.comment}` }
  }
  const jump = `p${place.paragraph}`
  return { name: `¶${place.paragraph}`, href: `${articlePath(slug)}#${jump}`, jump }
}
