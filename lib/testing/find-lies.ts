import type { Viewer } from '@/lib/accounts/view'
import { readThreadPage } from '@/lib/comments/queries'
import type { CommentCard } from '@/lib/comments/view'
import { db } from '@/lib/db/client'
import type { QuoteSource, QuoteView } from '@/lib/quotes/view'
import type { Block } from '@/lib/text/blocks'
import { noon } from './factories'
import { type Cast, currentOf, MADE_UP, type Person, type Told, type ToldThread, tokensOf } from './told-thread'

/** What was really written where, by `#9/1` (a comment's revision) or `¶2`; read from the tables, not through the product. */
export type Truth = Map<string, { author: string | null; text: string; isShown: boolean }>

/** Every way in which what a viewer is shown of a thread puts words into somebody's mouth, as sentences; none where it does not. */
export async function findLies(slug: string, viewer: Viewer | null, now = noon): Promise<string[]> {
  const truth = await readTruth(slug)
  const lies: string[] = []
  for (let number = 1, pages = 1; number <= pages; number++) {
    const page = await readThreadPage(slug, number, viewer, now)
    pages = page?.pages ?? 0
    lies.push(...(page?.cards ?? []).flatMap((card) => liesOf(slug, card, truth)))
  }
  return lies
}

/** Reads what was really written in a thread and in its article. */
export async function readTruth(slug: string): Promise<Truth> {
  const paragraphs = await db().paragraph.findMany({
    where: { article: { slug } },
    take: 10_000,
    select: { number: true, text: true },
  })
  const revisions = await db().revision.findMany({
    where: { comment: { article: { slug } } },
    take: 100_000,
    select: {
      number: true,
      text: true,
      comment: { select: { number: true, status: true, author: { select: { name: true } } } },
    },
  })
  const truth: Truth = new Map()
  for (const { number, text } of paragraphs) truth.set(`¶${number}`, { author: null, text, isShown: true })
  for (const { number, text, comment } of revisions) {
    const { author, status } = comment
    truth.set(`#${comment.number}/${number}`, { author: author.name, text, isShown: status === 'shown' })
  }
  return truth
}

/** The lies of one comment: in its quotes' fields, in its HTML, in its blocks. */
export function liesOf(
  slug: string,
  { comment, blocks }: Pick<CommentCard, 'comment' | 'blocks'>,
  truth: Truth,
): string[] {
  const { number, quotes, html } = comment
  const positions = [...new Set(quotes.map(({ position }) => position))]
  const said = [
    ...quotes.flatMap((quote) => lieOfQuote(quote, truth)),
    ...lieOfHtml(slug, html, quotes, positions),
    ...lieOfBlocks(blocks, positions),
  ]
  return said.map((lie) => `#${number} ${lie}`)
}

function lieOfQuote({ source, start, end, text, author, quoting }: QuoteView, truth: Truth): string[] {
  const key = keyOf(source)
  const really = truth.get(key)
  if (!really) return [`quotes ${key}, which is nowhere`]
  if (text === null) return author === null && quoting.length === 0 ? [] : [`names whose words of ${key} it hides`]
  if (!really.isShown) return [`shows words of ${key}, which is hidden`]
  if (text === '' || text !== really.text.slice(start, end))
    return [`shows “${text}”, which ${key} does not hold there`]
  return author === really.author ? [] : [`says that ${author} wrote ${key}`]
}

const ATTRIBUTED = /<blockquote cite="[^"]*">.*?<\/blockquote>/gs

/** Outside of the quotes no element of a comment's HTML may name a source. */
function lieOfHtml(slug: string, html: string, quotes: QuoteView[], positions: number[]): string[] {
  const shown = positions
    .map((position) => quotes.filter((quote) => quote.position === position))
    .filter((cuts) => cuts.every(({ text }) => text !== null))
    .map((cuts) => expectedHtml(slug, cuts))
  const found = (html.match(ATTRIBUTED) ?? []).map((quote) => withoutNumbers(quote, quotes))
  const names = /<footer|<cite|<[^>]*\scite=/.test(html.replace(ATTRIBUTED, ''))
  if (names) return ['names a source outside of its quotes']
  return JSON.stringify(found) === JSON.stringify(shown) ? [] : [`prints ${found.join('')} for ${shown.join('')}`]
}

/** What the quoted words quote themselves stands among them as a number in brackets; that is not what they say. */
function withoutNumbers(html: string, quotes: QuoteView[]): string {
  const names = quotes.flatMap(({ quoting }) =>
    quoting.map(({ source }) => ('comment' in source ? `#${source.comment}` : `¶${source.paragraph}`)),
  )
  return html.replace(/<a href="[^"]*">\[quoting ([#¶]\d+)\]<\/a> /g, (link, name: string) =>
    names.includes(name) ? '' : link,
  )
}

function expectedHtml(slug: string, cuts: QuoteView[]): string {
  const words = cuts.map(({ text }) => escaped(text ?? '').replaceAll('\n', '<br>')).join(' […] ')
  const [first] = cuts
  if (!first) return ''
  const { source, author } = first
  const [cite, label] =
    'paragraph' in source
      ? [`/articles/${slug}#p${source.paragraph}`, `Article, ¶${source.paragraph}`]
      : [`/articles/${slug}/comments/${source.comment}`, `${author}, #${source.comment}`]
  return `<blockquote cite="${cite}"><p>${words}</p><footer>${escaped(label)}</footer></blockquote>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** Each quote stands once, in its order, and never inside somebody's list or quotation. */
function lieOfBlocks(blocks: Block[], positions: number[]): string[] {
  const standing = blocks.flatMap((block) => (block.kind === 'quote' ? [block.position] : []))
  const inside = blocks.flatMap((block) => (block.kind === 'quote' ? [] : nestedQuotes(block)))
  const isRight = inside.length === 0 && standing.join() === positions.join()
  return isRight
    ? []
    : [`has quotes ${positions.join()} standing at ${standing.join()} and inside others ${inside.join()}`]
}

function nestedQuotes(block: Block): number[] {
  if (block.kind === 'quote') return [block.position]
  if (block.kind === 'list') return block.items.flat().flatMap(nestedQuotes)
  return block.kind === 'quotation' ? block.children.flatMap(nestedQuotes) : []
}

/** A quote's source as the truth knows it. */
export function keyOf(source: QuoteSource): string {
  return 'paragraph' in source ? `¶${source.paragraph}` : `#${source.comment}/${source.revision}`
}

/**
 * Everything that holds made-up words and must not: they are stored in wordings alone, each in those of one comment, so
 * that what a comment quotes is not in it, and what was erased is nowhere.
 *
 * @param authors those who were not erased
 */
export async function findStrayWords(threads: ToldThread[], authors: Person[]): Promise<string[]> {
  const owners = new Map<string, string>()
  for (const { slug, told } of threads)
    for (const { number, author, wordings } of told)
      for (const token of wordings.flatMap(tokensOf))
        owners.set(token.replace('.', ''), authors.includes(author) ? `${slug} ${number}` : 'nobody')
  const revisions = await db().revision.findMany({
    take: 1_000_000,
    select: { source: true, text: true, comment: { select: { number: true, article: { select: { slug: true } } } } },
  })
  const strange = revisions.flatMap(({ source, text, comment }) => {
    const owner = `${comment.article.slug} ${comment.number}`
    const words = `${source} ${text}`.match(new RegExp(MADE_UP, 'g')) ?? []
    return words.filter((word) => (owners.get(word) ?? owner) !== owner).map((word) => `${owner} holds ${word}`)
  })
  return [...strange, ...(await findOutsideOfWordings())]
}

/** Every row of another table that holds made-up words; the wordings themselves show that they would be found. */
async function findOutsideOfWordings(): Promise<string[]> {
  const names = await db().$queryRawUnsafe<{ name: string }[]>(
    process.env.TEST_ENGINE === 'sqlite'
      ? `SELECT name FROM sqlite_master WHERE type = 'table'`
      : `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  )
  const found = new Map<string, string[]>()
  // The index of words is another shape of the wordings.
  for (const { name } of names.filter((table) => !table.name.startsWith('Search'))) {
    const rows = await db().$queryRawUnsafe<object[]>(`SELECT * FROM "${name}"`)
    const texts = rows.map((row) =>
      JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    )
    found.set(
      name,
      texts.filter((text) => MADE_UP.test(text)),
    )
  }
  const inWordings = found.get('Revision')?.length ?? 0
  found.delete('Revision')
  return [...(inWordings === 0 ? ['no wording holds made-up words'] : []), ...[...found.values()].flat()]
}

/** The comments of a thread that readers must get, as it was told: number, author, quotes, and who quotes them. */
export function expectedCards({ told, cast }: ToldThread, viewer: Viewer | null) {
  return told
    .filter(({ status }) => status === 'shown')
    .map((one) => [
      one.number,
      one.author.name,
      expectedQuotes(one, cast, viewer),
      quotersOf(told, (key) => key.startsWith(`#${one.number}/`)),
    ])
}

/** What a comment's quotes should look like: source, words, author, state. */
function expectedQuotes({ quoted }: Told, { muted }: Cast, viewer: Viewer | null) {
  return quoted.map(({ position, key, of, words }) => {
    if (of === null) return [position, key, words, null, 'shown']
    if (of.status !== 'shown') return [position, key, null, null, BLANK[of.status]]
    const isMuted = viewer !== null && muted.has(of.author)
    return [position, key, words, of.author.name, isMuted ? 'muted' : stateOf(of, words)]
  })
}

const BLANK = { held: 'hidden', removed: 'hidden', withdrawn: 'withdrawn', erased: 'withdrawn' } as const

function stateOf(source: Told, words: string): 'shown' | 'editedSince' {
  return ` ${currentOf(source)} `.includes(` ${words} `) ? 'shown' : 'editedSince'
}

/** The numbers of the comments that quote a source now, as it was told. */
export function quotersOf(told: Told[], isSource: (key: string) => boolean): number[] {
  return told
    .filter(({ status, quoted }) => status === 'shown' && quoted.some(({ key }) => isSource(key)))
    .map((one) => one.number)
}

/** The words of a comment that nobody but its author and the desk may find anywhere. */
export function hiddenTokens({ status, wordings, seen }: Told): string[] {
  const open = status === 'shown' ? [...seen].flatMap(tokensOf) : []
  return wordings
    .flatMap(tokensOf)
    .filter((token) => !open.includes(token))
    .map((token) => token.replace('.', ''))
}
