/** One day at the desk; times are null where nothing that had waited was decided. */
export type DayFigures = {
  /** `2026-11-24`, of the site's time zone */
  day: string
  comments: number
  reports: number
  decided: number
  removed: number
  /** how many waited when the day ended, or do now */
  waiting: number
  medianMs: number | null
  p90Ms: number | null
}

/** What came of what one rule of screening held. */
export type HoldFigures = {
  rule: string
  label: string
  held: number
  approved: number
  removed: number
  medianMs: number | null
  p90Ms: number | null
}

/** How often comments were removed by one rule of the house. */
export type RemovalFigures = { rule: string; label: string; removed: number; medianMs: number | null }

/** How the desk did over some days. */
export type Figures = {
  days: DayFigures[]
  /** over all of the days */
  medianMs: number | null
  p90Ms: number | null
  holds: HoldFigures[]
  removals: RemovalFigures[]
  /** who decided how much, for administrators; null: the viewer is none */
  moderators: { name: string; decided: number }[] | null
  /** the last event that is in it: charts are drawn up to the same one */
  upTo: number
}

/** How many days figures can be asked for. */
export const FIGURE_DAYS = [30, 90] as const
export type FigureDays = (typeof FIGURE_DAYS)[number]

/** Each chart with its heading, what it counts, and the figures that stand under it. */
export const CHARTS = {
  comments: { title: 'Comments', unit: 'a day' },
  reports: { title: 'Reports', unit: 'a day' },
  queue: { title: 'Queue', unit: 'comments that waited when the day ended' },
  time: { title: 'Time to decide', unit: 'minutes that comments had waited when they were decided' },
  holds: { title: 'Held by rule', unit: 'comments that screening held' },
  removals: { title: 'Removed by rule', unit: 'comments' },
} as const
export const CHART_NAMES = ['comments', 'reports', 'queue', 'time', 'holds', 'removals'] as const
export type ChartName = (typeof CHART_NAMES)[number]

/** One month of moderation, as everybody may know it. */
export type MonthFigures = {
  /** `2026-11` */
  month: string
  comments: number
  reports: number
  held: number
  approved: number
  removed: number
  restored: number
  appeals: number
  upheld: number
  dismissed: number
  medianMs: number | null
}

/** How often a rule was applied in all of the months and in the one that runs. */
export type RuleCount = { rule: string; label: string; total: number; thisMonth: number }

/** What moderation did, in numbers. */
export type Transparency = { months: MonthFigures[]; removed: RuleCount[]; held: RuleCount[] }

/** A time to decide in words; a dash where there is none. */
export function durationWords(ms: number | null): string {
  if (ms === null) return '–'
  const minutes = ms / 60_000
  if (minutes < 1) return 'under a minute'
  if (minutes < 120) return `${Math.round(minutes)} min`
  const hours = minutes / 60
  return hours < 48 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} days`
}
