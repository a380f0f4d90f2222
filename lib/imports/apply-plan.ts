import { type PlanEntry, parsePlan } from './plan'
import type { FileLine, Problem } from './reading'

/** Which lines a plan takes for authors, or where it does not fit the file. */
export type AppliedPlan = { isAuthor: boolean[]; problems: Problem[] }

/** Applies a person's plan to the lines of the comments; a plan must keep every rule that a reading keeps. */
export function applyPlan(plan: string, lines: FileLine[], count: number): AppliedPlan {
  const { entries, problems } = parsePlan(plan)
  if (problems.length > 0) return { isAuthor: [], problems: problems.map(ofPlan) }
  const mismatches = compareLines(entries, lines)
  if (mismatches.length > 0) return { isAuthor: [], problems: mismatches.map(ofPlan) }
  const inOrder = entries.toSorted((a, b) => a.line - b.line)
  const broken = [...findBrokenRules(inOrder), ...compareCount(inOrder, count)]
  return { isAuthor: inOrder.map(({ role }) => role === 'author'), problems: broken.map(ofPlan) }
}

/** The number in `line` is a line of the plan here, not of the article file; the words have to say so. */
function ofPlan({ line, says }: Problem): Problem {
  return { line: null, says: line === null ? `plan: ${says}` : `plan, line ${line}: ${says}` }
}

function compareLines(entries: PlanEntry[], lines: FileLine[]): Problem[] {
  const texts = new Map(lines.map(({ line, text }) => [line, text]))
  const seen = new Set<number>()
  const problems: Problem[] = []
  for (const { planLine, line, text } of entries) {
    const inFile = texts.get(line)
    if (inFile === undefined)
      problems.push({ line: planLine, says: `line ${line} of the file is no line of a comment` })
    else if (seen.has(line)) problems.push({ line: planLine, says: `line ${line} was already decided above` })
    else if (inFile.trim() !== text.trim()) {
      problems.push({ line: planLine, says: `the text is not that of line ${line} of the file` })
    }
    seen.add(line)
  }
  const missing = lines.filter(({ line }) => !seen.has(line)).map(({ line }) => line)
  const more = missing.length > 5 ? ` and ${missing.length - 5} more` : ''
  if (missing.length > 0)
    problems.push({ line: null, says: `it says nothing of line ${missing.slice(0, 5).join(', ')}${more}` })
  return problems
}

function findBrokenRules(entries: PlanEntry[]): Problem[] {
  return entries.flatMap((entry, index): Problem[] => {
    const next = entries[index + 1]
    if (index === 0 && entry.role !== 'author')
      return [{ line: entry.planLine, says: 'the first line must be an author' }]
    if (entry.role !== 'author' || next?.role === 'body') return []
    const says = next
      ? 'an author is followed by an author: its comment is empty'
      : 'the last line cannot be an author: its comment is empty'
    return [{ line: entry.planLine, says }]
  })
}

function compareCount(entries: PlanEntry[], count: number): Problem[] {
  const found = entries.filter(({ role }) => role === 'author').length
  if (found === count) return []
  return [
    {
      line: null,
      says: `it has ${found} authors, but ${count} comments are declared; --accept-count ${found} takes these`,
    },
  ]
}
