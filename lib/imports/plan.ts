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
  text.split(/\r?\n/).forEach((written, index) => {
    const planLine = index + 1
    const line = index === 0 ? written.replace(/^\uFEFF/, '') : written
    if (line.trim() === '' || line.startsWith('#')) return
    const [, number, word, rest] = /^\s*(\d{1,9})\s+([^\s|]+)\s*\|(.*)$/.exec(line) ?? []
    const role = word?.toLowerCase()
    if (number === undefined || rest === undefined) {
      problems.push({ line: planLine, says: 'the plan says neither "12 author | Name" nor "13 body | text" here' })
    } else if (role !== 'author' && role !== 'body') {
      problems.push({ line: planLine, says: `the plan says "${word}"; it can say "author" or "body"` })
    } else {
      entries.push({ planLine, line: Number(number), role, text: rest.replace(/^ /, '') })
    }
  })
  return { entries, problems }
}
