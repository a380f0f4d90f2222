import type { Place } from '@/lib/text/blocks'

/** What a quote's source is called: on the block (`who` in bold), in a sentence, and spoken in full. */
export type Name = { who: string; where: string; short: string; spoken: string }

/** @param author as the server knows it; null: the name that stands over the comment on this page, if any */
export function nameSource(source: Place | null, author: string | null): Name {
  if (source === null) {
    const short = 'an unattributed passage'
    return { who: 'Unattributed quotation', where: '', short, spoken: short }
  }
  if ('paragraph' in source) {
    const where = `¶${source.paragraph}`
    return { who: 'Article', where, short: `Article ${where}`, spoken: `the article, paragraph ${source.paragraph}` }
  }
  const where = `#${source.comment}`
  const who = author ?? authorOnPage(source.comment)
  if (who === null) return { who: where, where: '', short: where, spoken: `comment ${source.comment}` }
  return { who, where, short: `${who} ${where}`, spoken: `${who}, comment ${source.comment}` }
}

function authorOnPage(comment: number): string | null {
  const label = document.querySelector(`[data-comment="${comment}"]`)?.ariaLabel ?? ''
  return /^Comment \d+ by (.+)$/.exec(label)?.[1] ?? null
}
