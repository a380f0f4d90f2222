import { z } from 'zod'
import type { Measured } from './drive'

/** What is measured, and how it is headed in tables. */
export const COLUMNS = {
  cpuMs: 'CPU ms/request',
  perSecond: 'requests/s',
  p50Ms: 'p50 ms',
  p99Ms: 'p99 ms',
  maxMs: 'max ms',
  bytes: 'bytes',
  rssMb: 'memory MB',
  count: 'requests',
  failed: 'failed',
  acknowledged: 'acknowledged',
  stored: 'stored',
  missing: 'missing',
  builds: 'builds',
  buildsAllowed: 'builds allowed',
  kb: 'KB/connection',
  cls: 'layout shift',
  paintMs: 'first paint ms',
  requests: 'files asked for',
  mbPerMinute: 'MB/minute',
  ratio: 'ratio',
  cpuRatio: 'CPU ratio',
  perSecondRatio: 'requests/s ratio',
} as const
export type Column = keyof typeof COLUMNS

const COLUMN_NAMES = Object.keys(COLUMNS)

/** What one part of the benchmark found: figures by row and column, in the order in which they were measured. */
export const PartResult = z.object({
  at: z.string(),
  commit: z.string(),
  isQuick: z.boolean(),
  seconds: z.number(),
  /** what else the machine was doing when it began: its load average of a minute */
  load: z.number(),
  skipped: z.string().nullable(),
  notes: z.array(z.string()),
  rows: z.array(z.object({ row: z.string(), figures: z.record(z.string(), z.number()) })),
})
export type PartResult = z.infer<typeof PartResult>

/** What a part writes its figures on. */
export type Sheet = {
  row: (row: string, figures: Partial<Record<Column, number>>) => void
  note: (words: string) => void
  rows: () => PartResult['rows']
  notes: () => string[]
}

export function blankSheet(say: (words: string) => void): Sheet {
  const rows: PartResult['rows'] = []
  const notes: string[] = []
  return {
    row: (row, given) => {
      const figures = Object.fromEntries(
        Object.entries(given).flatMap(([name, value]) => (Number.isFinite(value) ? [[name, round(value)]] : [])),
      )
      rows.push({ row, figures })
      say(`  ${row}: ${inWords(figures)}`)
    },
    note: (words) => {
      notes.push(words)
      say(`  ${words}`)
    },
    rows: () => rows,
    notes: () => notes,
  }
}

/** The figures of a load that tables show. */
export function loadFigures({ cpuMs, perSecond, p50Ms, p99Ms, count, failed }: Measured) {
  return { cpuMs, perSecond, p50Ms, p99Ms, count, failed }
}

/** The columns that some row of a part has, in the order of the list. */
export function columnsOf(rows: PartResult['rows']): string[] {
  return COLUMN_NAMES.filter((name) => rows.some(({ figures }) => figures[name] !== undefined))
}

export function headingOf(column: string): string {
  return new Map<string, string>(Object.entries(COLUMNS)).get(column) ?? column
}

function inWords(figures: Record<string, number>): string {
  return Object.entries(figures)
    .map(([name, value]) => `${value} ${headingOf(name)}`)
    .join(', ')
}

/** Three digits that mean something; whole numbers from a thousand on. */
function round(value: number): number {
  return Math.abs(value) >= 1_000 ? Math.round(value) : Number(value.toPrecision(3))
}
