import { init } from 'echarts'
import type { Results } from './results-file'

const [WIDTH, HEIGHT] = [1_080, 760]
const SIZES = [21, 200, 2_000, 20_000]
const WRITERS = [1, 10, 50]
const IN_SITE = [1_000, 30_000, 100_000, 1_000_000]
const SERVERS = ['ours', 'nginx', 'bare node']
const GROWING = ['first page', 'first page, signed in', 'permalink', 'posts']

type Panel = { title: string; unit: string; labels: string[]; series: { name: string; values: (number | null)[] }[] }

/** Draws what was measured: four panels, one picture. */
export function drawChart(results: Results): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT })
  const panels = panelsOf(results)
  chart.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: { fontFamily: 'sans-serif' },
    title: panels.map(({ title, unit }, at) => ({
      text: title,
      subtext: unit,
      textStyle: { fontSize: 15 },
      ...placeOf(at, 0),
    })),
    legend: panels.map(({ series }, at) => ({
      data: series.map(({ name }) => name),
      ...placeOf(at, 48),
      itemHeight: 10,
    })),
    grid: panels.map((_, at) => ({ ...placeOf(at, 100), width: WIDTH / 2 - 110, height: HEIGHT / 2 - 150 })),
    xAxis: panels.map(({ labels }, at) => ({ gridIndex: at, type: 'category' as const, data: labels })),
    yAxis: panels.map((_, at) => ({ gridIndex: at, type: 'value' as const })),
    series: panels.flatMap(({ series }, at) =>
      series.map(({ name, values }) => ({
        name,
        type: 'bar' as const,
        xAxisIndex: at,
        yAxisIndex: at,
        data: values.map((value) => value ?? '-'),
        label: { show: true, position: 'top' as const, fontSize: 10 },
      })),
    ),
  })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return `${svg}\n`
}

function placeOf(at: number, below: number): { left: number; top: number } {
  return { left: 50 + (at % 2) * (WIDTH / 2), top: 10 + Math.floor(at / 2) * (HEIGHT / 2) + below }
}

function panelsOf({ parts }: Results): Panel[] {
  const look = (part: string, row: string, column: string) =>
    parts[part]?.rows.find((one) => one.row === row)?.figures[column] ?? null
  const bySize = (column: string) =>
    SERVERS.map((name) => ({ name, values: SIZES.map((size) => look('reading', `${name}, ${size} comments`, column)) }))
  const sizes = SIZES.map((size) => size.toLocaleString('en'))
  const kept = IN_SITE.filter((size) => look('growth', `first page, ${size} in the site`, 'cpuMs') !== null)
  return [
    {
      title: 'First page of a thread: CPU',
      unit: 'ms per request, by comments in the thread',
      labels: sizes,
      series: bySize('cpuMs'),
    },
    {
      title: 'First page of a thread: throughput',
      unit: 'requests/s, by comments in the thread',
      labels: sizes,
      series: bySize('perSecond'),
    },
    {
      title: 'Posts with one quote',
      unit: 'posts/s, by writers at once',
      labels: WRITERS.map(String),
      series: [{ name: 'posts/s', values: WRITERS.map((count) => look('posting', `${count} writers`, 'perSecond')) }],
    },
    {
      title: 'Growth of the site: CPU',
      unit: 'ms per request, by comments in the site',
      labels: kept.map((size) => size.toLocaleString('en')),
      series: GROWING.map((kind) => ({
        name: kind,
        values: kept.map((size) => look('growth', `${kind}, ${size} in the site`, 'cpuMs')),
      })),
    },
  ]
}
