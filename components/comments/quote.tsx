import type { ReactNode } from 'react'
import { articlePath, commentPath } from '@/lib/kernel/paths'
import type { QuoteView } from '@/lib/quotes/view'
import { Fold } from './fold'
import styles from './quote.module.css'

const MAX_UNFOLDED_CHARACTERS = 350

/** A passage that the server cut from its source, under that source's name; blank where the source may not be seen. */
export function Quote({ slug, cuts }: { slug: string; cuts: QuoteView[] }) {
  const [cut] = cuts
  if (!cut) return <Gone words="Quotation hidden with its source." />
  const words = wordsOf(cuts)
  const { href, jump } = placeOf(slug, cut)
  return (
    <figure className={styles.quote} data-state={words === null ? 'gone' : cut.state} data-skip>
      <figcaption className={styles.source}>
        <a href={href} data-jump={jump} title={cut.origin === 'inferred' ? 'found in the import' : undefined}>
          <SourceName cut={cut} /> <span aria-hidden="true">↑</span>
        </a>
        {cut.state === 'editedSince' && <span>edited since</span>}
      </figcaption>
      {words === null ? (
        <p className={styles.gone}>{goneWords(cut)}</p>
      ) : (
        <Passage href={href} words={words} isMuted={cut.state === 'muted'} />
      )}
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

function Passage({ href, words, isMuted }: { href: string; words: string; isMuted: boolean }) {
  const passage = (
    <blockquote cite={href}>
      <p dir="auto">{words}</p>
    </blockquote>
  )
  if (isMuted) {
    return (
      <details className={styles.muted}>
        <summary>You muted this reader.</summary>
        {passage}
      </details>
    )
  }
  return words.length > MAX_UNFOLDED_CHARACTERS ? <Fold kind="quote">{passage}</Fold> : passage
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

function wordsOf(cuts: QuoteView[]): string | null {
  const texts = cuts.flatMap((cut) => (cut.text === null ? [] : [cut.text]))
  return texts.length === cuts.length ? texts.join(' […] ') : null
}

function goneWords({ state }: QuoteView): string {
  return state === 'withdrawn' ? 'Quotation withdrawn with its source.' : 'Quotation hidden with its source.'
}

function placeOf(slug: string, { source }: QuoteView): { href: string; jump: string } {
  if ('paragraph' in source) return { href: `${articlePath(slug)}#p${source.paragraph}`, jump: `p${source.paragraph}` }
  return { href: commentPath(slug, source.comment), jump: `c${source.comment}` }
}
