import { assembleComments } from './assemble'
import { type Choice, chooseAuthors } from './choose-authors'
import type { Doubt, FileLine, PlannedLine, Problem, ReadComment, Role } from './reading'
import { scoreLine } from './score-line'

/**
 * How far the best reading must be from every other one (in log-odds) to be certain. A name at its best weighs 8, a usual
 * one 4, a short sentence −6: a single exchange of the two is certain, anything less is shown to a person.
 */
const CLEARLY_APART = 10

const LOOKS_LIKE_A_NAME = 4
const NAMED_LINES = 5

/** The comments as read in the reference format, and how sure each line is. */
export type Weighed = {
  verdict: 'certain' | 'doubtful' | 'faulty'
  comments: ReadComment[]
  commentLines: PlannedLine[]
  doubts: Doubt[]
  problems: Problem[]
}

/**
 * Tells author lines from body lines by a search over all of them.
 *
 * @param countLine the line that declares the count, for messages; null when it was only accepted
 */
export function weighLines(lines: FileLine[], count: number, countLine: number | null): Weighed {
  const scores = scoreLines(lines)
  const choice = chooseAuthors(scores, count, CLEARLY_APART + 2)
  if (!choice) return withoutReading(lines, scores, count, countLine)
  const doubts = findDoubts(lines, choice)
  const problems = choice.countGap > 0 ? explainCount(lines, scores, choice, { count, countLine }) : []
  const verdict =
    choice.countGap >= CLEARLY_APART ? 'faulty' : doubts.length > 0 || choice.countGap > 0 ? 'doubtful' : 'certain'
  return {
    verdict,
    comments: verdict === 'faulty' ? [] : assembleComments(lines, choice.isAuthor),
    commentLines: lines.map((line, index) => ({ ...line, role: roleOf(choice.isAuthor[index]) })),
    doubts,
    problems,
  }
}

function scoreLines(lines: FileLine[]): number[] {
  const occurrences = new Map<string, number>()
  for (const { text } of lines) occurrences.set(text.trim(), (occurrences.get(text.trim()) ?? 0) + 1)
  return lines.map(({ text }) => scoreLine(text, occurrences.get(text.trim()) ?? 1))
}

function roleOf(isAuthor: boolean | undefined): Role {
  return isAuthor ? 'author' : 'body'
}

function findDoubts(lines: FileLine[], choice: Choice): Doubt[] {
  return lines.flatMap(({ line, text }, index) => {
    const isApart = (choice.margins[index] ?? 0) >= CLEARLY_APART
    const isLikely = choice.isAuthor[index] === choice.isLikelyAuthor[index]
    if (isApart && isLikely) return []
    const best = roleOf(choice.isAuthor[index])
    return [{ line, text, best, second: best === 'author' ? 'body' : 'author' }]
  })
}

type Declared = { count: number; countLine: number | null }

function explainCount(lines: FileLine[], scores: number[], choice: Choice, { count, countLine }: Declared): Problem[] {
  const differing = lines.filter((_, index) => choice.isAuthor[index] !== choice.isLikelyAuthor[index])
  const named = differing.slice(0, NAMED_LINES).map(({ line, text }) => `${line} "${shorten(text)}"`)
  const more = differing.length > NAMED_LINES ? ` and ${differing.length - NAMED_LINES} more` : ''
  const says =
    `the count does not fit: ${count} comments are declared, but the lines read best as ${choice.likeliestCount}. ` +
    `The readings differ in line ${named.join(', ')}${more}. ` +
    `Say --accept-count ${choice.likeliestCount} if that is right, or decide with --plan`
  return [{ line: countLine, says }, ...findEmptyBodies(lines, scores)]
}

function withoutReading(lines: FileLine[], scores: number[], count: number, countLine: number | null): Weighed {
  const most = Math.floor(lines.length / 2)
  const says =
    `the count does not fit: ${count} comments are declared, but ${lines.length} lines hold at most ${most} ` +
    '(an author and a body each); a body is empty or the count is wrong'
  const problems = [{ line: countLine, says }, ...findEmptyBodies(lines, scores)]
  return { verdict: 'faulty', comments: [], commentLines: [], doubts: [], problems }
}

/** Only called when the count does not fit: two names in a row, or one at the end, are the likely cause. */
function findEmptyBodies(lines: FileLine[], scores: number[]): Problem[] {
  const looksNamed = (index: number) => index === lines.length || (scores[index] ?? 0) >= LOOKS_LIKE_A_NAME
  return lines
    .filter((_, index) => looksNamed(index) && looksNamed(index + 1))
    .slice(0, NAMED_LINES)
    .map(({ line, text }) => ({
      line,
      says: `"${shorten(text)}" looks like an author whose comment has an empty body`,
    }))
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40).toWellFormed()}…` : text
}
