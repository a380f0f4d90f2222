import type { FileLine, Problem, ReadComment } from './reading'
import { scoreLine } from './score-line'

const VOTE = /^([+-]?\d{1,7}) ?\( ?\+ ?(\d{1,7}) ?\/ ?[-−–] ?(\d{1,7}) ?\)$/
const LOOKS_LIKE_A_NAME = 4

/** The comments between vote lines, or why they cannot be told apart. */
export type VotesReading = { comments: ReadComment[]; problems: Problem[]; notices: string[] }

/** Whether a line is a vote line such as `0 ( +1 / -1 )`. */
export function isVoteLine(line: FileLine): boolean {
  return VOTE.test(line.text.trim())
}

/** Reads comments without authors, each followed or each preceded by its vote line; the file's ends say which. */
export function readVotes(lines: FileLine[], count: number): VotesReading {
  const first = lines[0]
  const last = lines.at(-1)
  if (!first || !last) return { comments: [], problems: [], notices: [] }
  const votesFollow = isVoteLine(last)
  if (votesFollow === isVoteLine(first)) {
    const says = votesFollow
      ? 'the comments begin and end with a vote line, so that one comment is empty'
      : 'the comments neither begin nor end with a vote line, so that votes cannot be assigned'
    return { comments: [], problems: [{ line: votesFollow ? first.line : last.line, says }], notices: [] }
  }
  const groups = votesFollow ? groupByVotes(lines.toReversed()).map(inOrder).toReversed() : groupByVotes(lines)
  const problems = [...findEmpty(groups), ...findNames(groups), ...compareCount(groups, count, first)]
  const comments = groups.map(({ vote, body }, index) => ({
    number: index + 1,
    author: null,
    body,
    recommendations: Number(VOTE.exec(vote.text.trim())?.[2] ?? 0),
  }))
  const place = votesFollow ? 'after' : 'before'
  return {
    comments,
    problems,
    notices: [`each vote line was read as standing ${place} its comment`, ...oddSums(groups)],
  }
}

type Group = { vote: FileLine; body: FileLine[] }

function groupByVotes(lines: FileLine[]): Group[] {
  const groups: Group[] = []
  for (const line of lines) {
    if (isVoteLine(line)) groups.push({ vote: line, body: [] })
    else groups.at(-1)?.body.push(line)
  }
  return groups
}

function inOrder(group: Group): Group {
  return { vote: group.vote, body: group.body.toReversed() }
}

function findEmpty(groups: Group[]): Problem[] {
  const says = 'this vote line has no comment: its body is empty'
  return groups.filter(({ body }) => body.length === 0).map(({ vote }) => ({ line: vote.line, says }))
}

/** A format with votes and authors is not known; taking its names for text would be a guess. */
function findNames(groups: Group[]): Problem[] {
  const edges = [
    groups.map(({ body }) => (body.length > 1 ? body[0] : undefined)),
    groups.map(({ body }) => (body.length > 1 ? body.at(-1) : undefined)),
  ]
  for (const edge of edges) {
    const named = edge.filter((line) => line && scoreLine(line.text, 1) >= LOOKS_LIKE_A_NAME)
    const says = 'there are vote lines and what looks like authors; this format is not known'
    if (named.length * 2 > groups.length) return [{ line: named[0]?.line ?? null, says }]
  }
  return []
}

function compareCount(groups: Group[], count: number, first: FileLine): Problem[] {
  if (groups.length === count) return []
  const says = `${count} comments are declared, but there are ${groups.length} vote lines; --accept-count ${groups.length} takes these`
  return [{ line: first.line, says }]
}

function oddSums(groups: Group[]): string[] {
  return groups.flatMap(({ vote }) => {
    const [, sum, plus, minus] = VOTE.exec(vote.text.trim()) ?? []
    const fits = Number(sum) === Number(plus) - Number(minus)
    return fits
      ? []
      : [`line ${vote.line}: the figures of "${vote.text.trim()}" do not add up; the plus figure was taken`]
  })
}
