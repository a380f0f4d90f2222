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

/** What came of the reports that named one rule of the house; times are from the report to the decision. */
export type ReportFigures = {
  rule: string
  label: string
  reports: number
  upheld: number
  dismissed: number
  medianMs: number | null
  p90Ms: number | null
}

/** How often comments were removed by one rule of the house, and what came of that. */
export type RemovalFigures = {
  rule: string
  label: string
  removed: number
  restored: number
  /** appeals against such removals */
  dismissed: number
  medianMs: number | null
  p90Ms: number | null
}

/** How the desk did over some days. */
export type Figures = {
  days: DayFigures[]
  /** over all of the days */
  medianMs: number | null
  p90Ms: number | null
  reported: ReportFigures[]
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
  comments: { title: 'Comments shown at once', unit: 'a day' },
  reports: { title: 'Reports', unit: 'a day' },
  queue: { title: 'Queue', unit: 'comments that waited when the day ended' },
  time: { title: 'Time to decide', unit: 'minutes that comments had waited when they were decided' },
  reported: { title: 'Reported by rule', unit: 'reports' },
  holds: { title: 'Held by rule', unit: 'comments that screening held' },
  removals: { title: 'Removed by rule', unit: 'comments' },
} as const
/** Those of days, and those of rules. */
export const DAY_CHARTS = ['queue', 'time', 'comments', 'reports'] as const
const RULE_CHARTS = ['reported', 'holds', 'removals'] as const
export const CHART_NAMES = [...DAY_CHARTS, ...RULE_CHARTS] as const
export type DayChart = (typeof DAY_CHARTS)[number]
type RuleChart = (typeof RULE_CHARTS)[number]
export type ChartName = (typeof CHART_NAMES)[number]

/** Whether a chart is one of rules. */
export function isOfRules(name: ChartName): name is RuleChart {
  return RULE_CHARTS.some((one) => one === name)
}

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
  /** appeals, as `dismissed` */
  upheld: number
  dismissed: number
  medianMs: number | null
  /** what each rule led to: each thing in the month in which it happened */
  byRule: { reported: ReportFigures[]; holds: HoldFigures[]; removals: RemovalFigures[] }
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

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `2026-11` as `Nov 2026`. */
export function monthWords(month: string): string {
  const [year, number] = month.split('-')
  return `${MONTHS[Number(number) - 1] ?? ''} ${year}`
}
