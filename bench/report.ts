import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { drawChart } from './chart'
import { type Judged, judge } from './judge'
import { RESULTS, type Results } from './results-file'
import { say } from './say'
import { columnsOf, headingOf, type PartResult } from './sheet'

/**
 * Writes the table and the chart of what was measured last.
 *
 * @returns whether every claim that was measured holds
 */
export async function writeReport(results: Results): Promise<boolean> {
  const judged = judge(results)
  mkdirSync(RESULTS, { recursive: true })
  writeFileSync(path.join(RESULTS, 'README.md'), toMarkdown(results, judged))
  writeFileSync(path.join(RESULTS, 'chart.svg'), drawChart(results))
  say(`\n${judged.map(inOneLine).join('\n')}\n\nThe tables are in bench/results/README.md.`)
  return judged.every(({ holds }) => holds !== false)
}

const VERDICT = { true: 'yes', false: '**no**', null: 'not measured' }
const verdict = ({ holds, isQuick }: Judged) => VERDICT[`${holds}`] + (isQuick && holds !== null ? ', quick' : '')
const figure = ({ measured, unit }: Judged) =>
  measured === null ? '–' : `${inDigits(measured)}${unit ? ` ${unit}` : ''}`

function inOneLine(claim: Judged): string {
  return `${verdict(claim).replaceAll('*', '').padEnd(13)}${figure(claim).padEnd(11)} ${claim.limit.padEnd(11)}${claim.name}`
}

function toMarkdown({ machine, parts }: Results, judged: Judged[]): string {
  const claims = table(
    ['claim', 'measured', 'limit', 'holds'],
    judged.map((claim) => [
      claim.name,
      figure(claim),
      `${claim.limit}${claim.unit ? ` ${claim.unit}` : ''}`,
      verdict(claim),
    ]),
  )
  const things = Object.entries(machine).map(([name, value]) => `${name} ${value}`)
  return `# What was measured

Written by \`npm run bench\`; how to read it is in [docs/benchmark.md](../../docs/benchmark.md).

${things.join(' · ')}

![CPU and requests per second by size of thread, posts per second, growth](chart.svg)

## Claims

${claims}

${Object.entries(parts).map(toSection).join('\n')}`
}

function toSection([name, part]: [string, PartResult]): string {
  const when = `${part.at.slice(0, 16).replace('T', ' ')} UTC, commit ${part.commit}, ${part.isQuick ? '**quick**, ' : ''}${part.seconds} s, load ${part.load} when it began`
  const columns = columnsOf(part.rows)
  const rows = part.rows.map(({ row, figures }) => [row, ...columns.map((column) => cell(figures[column]))])
  const body = part.rows.length === 0 ? '' : `${table(['', ...columns.map(headingOf)], rows)}\n\n`
  const skipped = part.skipped === null ? '' : `**Not finished:** ${part.skipped.split('\n')[0]}\n\n`
  const notes = part.notes.map((note) => `${note}\n\n`).join('')
  return `## ${name}\n\n${when}\n\n${skipped}${notes}${body}`
}

function table(headings: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  const rule = headings.map((_, index) => (index === 0 ? '---' : '--:'))
  return [line(headings), line(rule), ...rows.map(line)].join('\n')
}

function cell(value: number | undefined): string {
  return value === undefined ? '' : inDigits(value)
}

function inDigits(value: number): string {
  return value.toLocaleString(
    'en',
    Math.abs(value) >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 },
  )
}
