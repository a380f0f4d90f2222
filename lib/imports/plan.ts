import type { ArticleReading, Problem, Role } from './reading'

const HEADER = `# What each line of the comments is. Change "author" to "body" or back where a line is wrong, leave the rest as it is,
# and give this file back with --plan. The first line is an author, the last is not, and no two authors follow each other.`

/** A line of a plan; `planLine` is where it stands in the plan, `line` the line of the article file it speaks of. */
export type PlanEntry = { planLine: number; line: number; role: Role; text: string }

/** Prints the plan of a reading: every line of the comments with its role, the doubtful ones marked. */
export function printPlan(reading: ArticleReading): string {
  const doubtful = new Map(reading.doubts.map((doubt) => [doubt.line, doubt.second]))
  const lines = reading.commentLines.flatMap(({ line, role, text }) => {
    const second = doubtful.get(line)
    const mark = second ? [`# the next line could also be: ${second}`] : []
    return [...mark, `${line} ${role} | ${text}`]
  })
  return `${[HEADER, ...lines].join('\n')}\n`
}

/** Reads a plan that a person may have edited; problems name the plan's own lines. */
export function parsePlan(text: string): { entries: PlanEntry[]; problems: Problem[] } {
  const entries: PlanEntry[] = []
  const problems: Problem[] = []
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .forEach((written, index) => {
      if (written.trim() === '' || written.startsWith('#')) return
      const entry = parseEntry(written, index + 1)
      if ('says' in entry) problems.push(entry)
      else entries.push(entry)
    })
  return { entries, problems }
}

function parseEntry(written: string, planLine: number): PlanEntry | Problem {
  const [, line, word, text] = /^\s*(\d{1,9})\s+([^\s|]+)\s*\|(.*)$/.exec(written) ?? []
  if (line === undefined || text === undefined) {
    return { line: planLine, says: 'the plan says neither "12 author | Name" nor "13 body | text" here' }
  }
  const role = word?.toLowerCase()
  if (role !== 'author' && role !== 'body') {
    return { line: planLine, says: `the plan says "${word}"; it can say "author" or "body"` }
  }
  return { planLine, line: Number(line), role, text: text.replace(/^ /, '') }
}
