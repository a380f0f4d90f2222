import { textFaults } from '@/lib/text/faults'
import { applyPlan } from './apply-plan'
import { assembleComments } from './assemble'
import { decodeFile } from './decode'
import type { ArticleReading, FileLine, Problem } from './reading'
import { cutSections, type Sections } from './sections'
import { isVoteLine, readVotes } from './votes-format'
import { weighLines } from './weigh-lines'

/** `plan` is the text of a plan file; `acceptCount` is what stands in for a count that is missing or wrong. */
export type ReadOptions = { plan?: string | undefined; acceptCount?: number | undefined }

const NOTHING: ArticleReading = {
  verdict: 'faulty',
  format: null,
  paragraphs: [],
  credit: null,
  declaredCount: null,
  acceptedCount: null,
  comments: [],
  authors: [],
  doubts: [],
  problems: [],
  notices: [],
  commentLines: [],
}

/**
 * Reads an article file with its comments, and says how sure it is; it never guesses silently.
 *
 * @param bytes the file as it is; whoever stores it keeps them for export
 * @returns a reading whose verdict is 'faulty' when anything kept it from being read; it never throws
 */
export function readArticleFile(bytes: Uint8Array, options: ReadOptions = {}): ArticleReading {
  const decoded = decodeFile(bytes)
  if ('problem' in decoded) return { ...NOTHING, problems: [decoded.problem] }
  const sections = cutSections(decoded.text)
  const { count, problems: countProblems } = settleCount(sections, options.acceptCount)
  const problems = [...sections.problems, ...countProblems, ...findTextFaults(sections)]
  const base: ArticleReading = {
    ...NOTHING,
    format: sections.commentLines.some(isVoteLine) ? 'votes' : sections.loginLine === null ? null : 'reference',
    paragraphs: sections.paragraphs,
    credit: sections.credit,
    declaredCount: sections.declaredCount,
    acceptedCount: options.acceptCount ?? null,
    problems,
    notices: [...decoded.notices, ...sections.notices, ...noticeAccepted(sections, options.acceptCount)],
  }
  if (problems.length > 0 || count === null) return base
  if (count === 0)
    return { ...base, verdict: 'certain', notices: [...base.notices, 'the file declares 0 comments and holds none'] }
  return withAuthors(readComments(base, sections, count, options.plan))
}

type Settled = { count: number | null; problems: Problem[] }

function settleCount({ declaredCount, countLine, loginLine, commentLines }: Sections, accepted?: number): Settled {
  if (loginLine === null) return { count: null, problems: [] }
  if (accepted !== undefined && (!Number.isSafeInteger(accepted) || accepted < 0)) {
    return { count: null, problems: [{ line: null, says: 'the accepted count must be a whole number from 0' }] }
  }
  const count = accepted ?? declaredCount
  const line = countLine ?? loginLine
  if (count === null) {
    const says =
      'the number of comments is missing: no line like "21 Comments" stands before this one; --accept-count can say it'
    return { count, problems: [{ line, says }] }
  }
  if (count === 0 && commentLines.length > 0) {
    return { count, problems: [{ line, says: `0 comments are declared, but ${commentLines.length} lines follow` }] }
  }
  if (count > 0 && commentLines.length === 0) {
    return {
      count,
      problems: [{ line: loginLine, says: `there are no comments after this line, but ${count} are declared` }],
    }
  }
  return { count, problems: [] }
}

function findTextFaults({ paragraphs, commentLines, credit }: Sections): Problem[] {
  const creditLine = credit === null ? [] : [{ line: (paragraphs.at(-1)?.line ?? 0) + 1, text: credit }]
  return [...paragraphs, ...creditLine, ...commentLines].flatMap(({ line, text }) =>
    textFaults(text).map((says) => ({ line, says })),
  )
}

function noticeAccepted({ declaredCount }: Sections, accepted?: number): string[] {
  if (accepted === undefined) return []
  const declared = declaredCount === null ? 'no count' : `${declaredCount} comments`
  return [`the file declares ${declared}; ${accepted} were accepted by --accept-count`]
}

function readComments(base: ArticleReading, sections: Sections, count: number, plan?: string): ArticleReading {
  const lines = sections.commentLines
  if (base.format === 'votes') return readVotesFormat(base, lines, count, plan)
  if (plan === undefined) return { ...base, ...weighLines(lines, count, sections.countLine) }
  const { isAuthor, problems } = applyPlan(plan, lines, count)
  if (problems.length > 0) return { ...base, problems }
  const commentLines = lines.map((line, index) => ({ ...line, role: isAuthor[index] ? 'author' : 'body' }) as const)
  return { ...base, verdict: 'planned', comments: assembleComments(lines, isAuthor), commentLines }
}

function readVotesFormat(base: ArticleReading, lines: FileLine[], count: number, plan?: string): ArticleReading {
  if (plan !== undefined)
    return { ...base, problems: [{ line: null, says: 'plan: this file has vote lines and no authors to plan' }] }
  const { comments, problems, notices } = readVotes(lines, count)
  if (problems.length > 0) return { ...base, problems }
  return { ...base, verdict: 'certain', comments, notices: [...base.notices, ...notices] }
}

function withAuthors(reading: ArticleReading): ArticleReading {
  const authors = new Set(reading.comments.flatMap(({ author }) => (author ? [author.text] : [])))
  return { ...reading, authors: [...authors] }
}
