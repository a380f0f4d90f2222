import { createHash } from 'node:crypto'
import { requireRight } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import { db, transaction } from '@/lib/db/client'
import { isUniqueViolation } from '@/lib/db/errors'
import { recordEvent } from '@/lib/events/record'
import { newId } from '@/lib/kernel/ids'
import { textFaults } from '@/lib/text/faults'
import { findMentions, indexNames } from '@/lib/text/mentions'
import { cutQuotations } from '@/lib/text/parse-body'
import { bodyText } from '@/lib/text/plain-text'
import { quotePositionOf } from '@/lib/text/quote-token'
import { inferQuotes } from './infer'
import { printPlan } from './plan'
import { readArticleFile } from './read-article-file'
import type { ArticleReading, Problem } from './reading'
import { printReport, type ReportExtra } from './report'
import { storeThread } from './store-thread'
import { slugFrom, titleFrom } from './title'
import { writeSource } from './write-source'

export type ImportOptions = {
  slug?: string | undefined
  title?: string | undefined
  /** the text of a plan file */
  plan?: string | undefined
  acceptCount?: number | undefined
  /** read and report, write nothing */
  isDryRun?: boolean | undefined
  /** who imports; absent: the house itself, at the command line; null: somebody signed out */
  actor?: Viewer | null | undefined
  onProgress?: ((stored: number, total: number) => void) | undefined
}

export type ImportOutcome = {
  stored: boolean
  /** the very same file was imported before; nothing was changed */
  unchanged: boolean
  slug: string | null
  report: string
  /** the plan to be edited, where the file can be read in more than one way */
  plan: string | null
  verdict: ArticleReading['verdict']
}

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?$/
const MAX_TITLE_CHARACTERS = 300

/**
 * Stores an article file with its comments: all of it, or nothing where the file is doubtful or faulty, or there already.
 *
 * @param bytes the file as it is; kept for export
 * @throws {Refusal} not_found (the viewer may not)
 */
export async function importArticle(
  bytes: Uint8Array,
  options: ImportOptions = {},
  now = new Date(),
): Promise<ImportOutcome> {
  if (options.actor !== undefined) requireRight(options.actor, 'importArticle')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const reading = withProblems(readArticleFile(bytes, options), findTokenLines)
  const names = nameArticle(reading, options, sha256)
  const known = await findKnown(sha256)
  if (known !== null) return answerUnchanged(reading, known)
  const slugTaken = await findSlugProblems(names.slug)
  const checked = withProblems(reading, () => [...optionProblems(options), ...slugTaken])
  if (checked.verdict === 'faulty' || checked.verdict === 'doubtful') return refuse(checked)

  const extra = { ...names, ...inferAll(checked) }
  const report = printReport(checked, extra)
  const base = { report, plan: null, verdict: checked.verdict, unchanged: false, stored: false }
  if (options.isDryRun) return { ...base, slug: names.slug, report: `${report}Dry run: nothing was written.\n` }

  try {
    await store(bytes, sha256, { reading: checked, extra, options, now })
  } catch (error) {
    // The same file came in twice at once: the other one was first.
    const other = isUniqueViolation(error) ? await findKnown(sha256) : null
    if (other === null) throw error
    return answerUnchanged(reading, other)
  }
  return { ...base, slug: names.slug, stored: true, report: `${report}Stored as /articles/${names.slug}.\n` }
}

type Storing = { reading: ArticleReading; extra: ReportExtra; options: ImportOptions; now: Date }

async function store(bytes: Uint8Array, sha256: string, { reading, extra, options, now }: Storing): Promise<void> {
  await transaction(async (tx) => {
    const articleId = newId(now.getTime())
    const source = { sha256, format: reading.format ?? 'reference', source: Buffer.from(bytes) }
    const article = {
      id: articleId,
      slug: extra.slug,
      title: extra.title,
      credit: reading.credit,
      addedAt: now,
      declaredCount: reading.declaredCount,
    }
    await tx.article.create({ data: { ...article, file: { create: source } }, select: { id: true } })
    await storeThread(tx, articleId, reading, extra, { now, onProgress: options.onProgress })
    const counts = {
      ...(reading.declaredCount === null ? {} : { declaredCount: reading.declaredCount }),
      ...(reading.acceptedCount === null ? {} : { acceptedCount: reading.acceptedCount }),
    }
    await recordEvent(tx, {
      kind: 'article.imported',
      at: now,
      actorId: options.actor?.id ?? null,
      articleId,
      data: counts,
    })
  })
}

/** The same file again changes nothing, however it was read the first time. */
function answerUnchanged(reading: ArticleReading, slug: string): ImportOutcome {
  const facts = reading.verdict === 'certain' || reading.verdict === 'planned' ? printReport(reading) : ''
  const report = `${facts}Unchanged: this file is there already, as /articles/${slug}.\n`
  return { stored: false, unchanged: true, slug, report, plan: null, verdict: facts ? reading.verdict : 'planned' }
}

function refuse(reading: ArticleReading): ImportOutcome {
  const plan = reading.commentLines.length > 0 ? printPlan(reading) : null
  return { stored: false, unchanged: false, slug: null, report: printReport(reading), plan, verdict: reading.verdict }
}

function withProblems(reading: ArticleReading, find: (reading: ArticleReading) => Problem[]): ArticleReading {
  const found = find(reading)
  return found.length === 0 ? reading : { ...reading, verdict: 'faulty', problems: [...reading.problems, ...found] }
}

/** Lines that would be taken for one of our own marks in a stored comment. */
function findTokenLines({ comments }: ArticleReading): Problem[] {
  const lines = comments.flatMap(({ body }) => body.filter(({ text }) => quotePositionOf(text) !== null))
  return lines.map(({ line }) => ({
    line,
    says: 'reads like the mark that stands for a quote ({{quote:N}}); please change it',
  }))
}

function optionProblems({ slug, title }: ImportOptions): Problem[] {
  const problems: Problem[] = []
  if (slug !== undefined && !SLUG.test(slug))
    problems.push({ line: null, says: 'a slug has small letters, digits and hyphens, at most 100' })
  if (title !== undefined && (title.trim() === '' || title.length > MAX_TITLE_CHARACTERS))
    problems.push({ line: null, says: `a title has 1 to ${MAX_TITLE_CHARACTERS} characters` })
  for (const says of textFaults(title ?? '')) problems.push({ line: null, says: `title: ${says}` })
  return problems
}

function nameArticle(
  { paragraphs }: ArticleReading,
  options: ImportOptions,
  sha256: string,
): Pick<ReportExtra, 'title' | 'titleFrom' | 'slug' | 'slugFrom'> {
  const title = options.title?.trim() || titleFrom(paragraphs[0]?.text ?? '')
  const slug = options.slug ?? slugFrom(title, sha256)
  const slugSource = slug.endsWith(sha256.slice(0, 8)) ? 'content hash' : 'title'
  return {
    title,
    titleFrom: options.title ? 'option' : 'first sentence',
    slug,
    slugFrom: options.slug ? 'option' : slugSource,
  }
}

/** Where this very file is already. */
async function findKnown(sha256: string): Promise<string | null> {
  const same = await db().articleFile.findUnique({ where: { sha256 }, select: { article: { select: { slug: true } } } })
  return same?.article.slug ?? null
}

async function findSlugProblems(slug: string): Promise<Problem[]> {
  const taken = await db().article.findUnique({ where: { slug }, select: { id: true } })
  const says = `another article is at /articles/${slug}; give this one a slug of its own (--slug)`
  return taken ? [{ line: null, says }] : []
}

function inferAll({
  paragraphs,
  comments,
  authors,
}: ArticleReading): Pick<ReportExtra, 'quotes' | 'untraced' | 'mentions'> {
  const bodies = comments.map(({ body }) => ({ body: body.map(({ text }) => text) }))
  const names = indexNames(authors)
  const quotes = inferQuotes(
    paragraphs.map(({ text }) => text),
    bodies,
  )
  const sources = bodies.map(({ body }, index) => writeSource(body, quotes[index] ?? []))
  return {
    quotes,
    untraced: sources.map((source) => cutQuotations(source.split('\n')).filter(({ kind }) => kind !== 'words').length),
    mentions: sources.map((source) => findMentions(bodyText(source, 'plain'), names)),
  }
}
