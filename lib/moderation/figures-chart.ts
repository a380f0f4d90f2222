import type { ChartData } from './draw-chart'
import type { ChartName, Figures } from './view-figures'

const MINUTE_MS = 60_000

/** What of the figures a chart shows. */
export function chartOf(name: ChartName, figures: Figures): ChartData {
  const labels = figures.days.map(({ day }) => day.slice(5))
  switch (name) {
    case 'comments':
      return {
        labels,
        shape: 'columns',
        series: [{ name: 'comments', values: figures.days.map((day) => day.comments) }],
      }
    case 'reports':
      return { labels, shape: 'columns', series: [{ name: 'reports', values: figures.days.map((day) => day.reports) }] }
    case 'queue':
      return { labels, shape: 'lines', series: [{ name: 'waiting', values: figures.days.map((day) => day.waiting) }] }
    case 'time':
      return {
        labels,
        shape: 'lines',
        series: [
          { name: 'median', values: figures.days.map(({ medianMs }) => inMinutes(medianMs)) },
          { name: '90th percentile', values: figures.days.map(({ p90Ms }) => inMinutes(p90Ms)) },
        ],
      }
    case 'reported':
      return {
        labels: figures.reported.map(({ label }) => label),
        shape: 'bars',
        series: [{ name: 'reports', values: figures.reported.map(({ reports }) => reports) }],
      }
    case 'holds':
      return {
        labels: figures.holds.map(({ label }) => label),
        shape: 'bars',
        series: [{ name: 'held', values: figures.holds.map(({ held }) => held) }],
      }
    case 'removals':
      return {
        labels: figures.removals.map(({ label }) => label),
        shape: 'bars',
        series: [{ name: 'removed', values: figures.removals.map(({ removed }) => removed) }],
      }
  }
}

function inMinutes(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms / (MINUTE_MS / 10)) / 10
}
