import type { Inferred } from './infer'
import type { ArticleReading, Doubt, PlannedLine } from './reading'

/** What the report adds to the reading: the article's names and what was inferred in it. */
export type ReportExtra = {
  title: string
  titleFrom: 'option' | 'first sentence'
  slug: string
  slugFrom: 'option' | 'title' | 'content hash'
  quotes: Inferred[][]
  /** for each comment how many quotations it holds that could not be traced */
  untraced: number[]
  /** for each comment the names it mentions */
  mentions: string[][]
}

const MOST_DOUBTS = 30
const MOST_INFERRED = 50
const WIDTH = 72

const VERDICTS = {
  certain: 'certain: no other reading comes near',
  planned: 'planned: read as the plan says',
  doubtful: 'DOUBTFUL: another reading comes near, nothing was imported',
  faulty: 'FAULTY: nothing was imported',
}
const FORMATS = {
  reference: 'reference (an author line, then the comment)',
  votes: 'votes (a vote line for each comment, no authors)',
}

/** Prints what a person has to know about an import, before or after it. */
export function printReport(reading: ArticleReading, extra?: ReportExtra): string {
  const isRead = reading.verdict === 'certain' || reading.verdict === 'planned'
  return [
    ...printFacts(reading),
    ...(extra && isRead ? printExtra(extra) : []),
    ...reading.notices.map((notice) => `Note: ${notice}`),
    ...printProblems(reading),
    ...printDoubts(reading),
    '',
  ].join('\n')
}

function printFacts(reading: ArticleReading): string[] {
  const { paragraphs, comments, authors, declaredCount, acceptedCount, credit } = reading
  const by = reading.format === 'votes' ? 'without authors' : `by ${plural(authors.length, 'author')}`
  const accepted = acceptedCount === null ? '' : `, accepted: ${acceptedCount}`
  return [
    `Verdict:  ${VERDICTS[reading.verdict]}`,
    `Format:   ${reading.format ? FORMATS[reading.format] : 'not recognised'}`,
    `Read:     ${plural(paragraphs.length, 'paragraph')}, ${plural(comments.length, 'comment')} ${by}`,
    `Credit:   ${credit ?? 'none'}`,
    `Declared: ${declaredCount ?? 'no count'}${accepted}`,
  ]
}

function printExtra({ title, titleFrom, slug, slugFrom, quotes, untraced, mentions }: ReportExtra): string[] {
  const quoted = quotes.flatMap((list, index) => list.map((quote) => printQuote(index + 1, quote)))
  const mentioned = mentions.flatMap((names, index) => names.map((name) => `#${index + 1} mentions @${name}`))
  const left = untraced.flatMap((count, index) =>
    count > 0 ? [`#${index + 1} has ${plural(count, 'quotation')} without a known source`] : [],
  )
  return [
    `Title:    ${title} (from ${titleFrom === 'option' ? 'the option' : 'the first sentence'})`,
    `Slug:     ${slug} (from ${slugFrom === 'option' ? 'the option' : `the ${slugFrom}`})`,
    `Inferred: ${plural(quoted.length, 'quote')}, ${plural(mentioned.length, 'mention')}`,
    ...limit([...quoted, ...mentioned], MOST_INFERRED, '').map((line) => `  ${line}`),
    ...(left.length > 0 ? ['Not traced:', ...limit(left, MOST_INFERRED, '').map((line) => `  ${line}`)] : []),
  ]
}

function printQuote(number: number, { source, cuts }: Inferred): string {
  const place = 'comment' in source ? `#${source.comment}` : `¶${source.paragraph}`
  return `#${number} quotes ${place}${cuts.length > 1 ? `, ${cuts.length} passages joined` : ''}`
}

function printProblems({ problems }: ArticleReading): string[] {
  const lines = problems.map(({ line, says }) => (line === null ? says : `line ${line}: ${says}`))
  return limit(lines, MOST_DOUBTS, '').map((line) => `Problem: ${line}`)
}

function printDoubts({ doubts, commentLines }: ArticleReading): string[] {
  if (doubts.length === 0) return []
  const at = new Map(commentLines.map((line, index) => [line.line, index]))
  const shown = doubts.flatMap((doubt) => printDoubt(doubt, commentLines, at.get(doubt.line) ?? 0))
  const blocks = limit(shown, MOST_DOUBTS, '; all of them are in the plan')
  return [`${plural(doubts.length, 'doubtful line')}:`, ...blocks]
}

function printDoubt(doubt: Doubt, lines: PlannedLine[], index: number): string[] {
  const around = lines.slice(Math.max(0, index - 1), index + 2)
  const shown = around.map(({ line, text, role }) => {
    const mark = line === doubt.line ? '>' : ' '
    return `${mark} ${String(line).padStart(6)} ${role.padEnd(6)} | ${shorten(text)}`
  })
  return [[`  line ${doubt.line}: best read as ${doubt.best}, could be ${doubt.second}`, ...shown].join('\n')]
}

function limit(lines: string[], most: number, hint: string): string[] {
  return lines.length <= most ? lines : [...lines.slice(0, most), `… and ${lines.length - most} more${hint}`]
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function shorten(text: string): string {
  return text.length > WIDTH ? `${text.slice(0, WIDTH).toWellFormed()}…` : text
}
