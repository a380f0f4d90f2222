import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent } from 'echarts/components'
import { type EChartsType, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer])

/** What a chart shows: a value for each label in each series; null where there is none. */
export type ChartData = {
  labels: string[]
  series: { name: string; values: (number | null)[] }[]
  /** columns a day, a line through the days, or a bar for each label */
  shape: 'columns' | 'lines' | 'bars'
}

export const THEMES = ['light', 'dark'] as const
export const SIZES = ['wide', 'narrow'] as const
export type Look = { theme: (typeof THEMES)[number]; size: (typeof SIZES)[number] }

/** The colours of `app/globals.css`; a picture knows nothing of the page it is on. */
const COLOURS = {
  light: { ink: '#1b1b1a', soft: '#5d5b55', hair: '#dedbd1', series: ['#b5301c', '#8b887f'] },
  dark: { ink: '#ece9e1', soft: '#a39f95', hair: '#34322e', series: ['#ef8069', '#7d7970'] },
} as const
const WIDTHS = { wide: 880, narrow: 360 } as const
const HEIGHTS = { wide: 260, narrow: 240 } as const
const BAR_HEIGHT = 30
const AROUND_BARS = 40
/** Words are wider than they are guessed to be where nothing can measure them. */
const ROOM_FOR_NAMES = 28
const ROOM_FOR_VALUES = 44
const FONT = 'system-ui, sans-serif'

/** Draws a chart as an SVG document. What draws takes memory: only the route of charts, loaded when it is first asked for, may import this. */
export function drawChart(data: ChartData, look: Look): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...sizeOf(data, look) })
  try {
    return draw(chart, data, look)
  } finally {
    chart.dispose()
  }
}

function sizeOf({ shape, labels }: ChartData, { size }: Look): { width: number; height: number } {
  const height = shape === 'bars' ? AROUND_BARS + BAR_HEIGHT * Math.max(1, labels.length) : HEIGHTS[size]
  return { width: WIDTHS[size], height }
}

function draw(chart: EChartsType, data: ChartData, look: Look): string {
  const colours = COLOURS[look.theme]
  const label = { color: colours.soft, fontFamily: FONT, fontSize: 12 }
  const line = { lineStyle: { color: colours.hair } }
  const names = {
    type: 'category' as const,
    data: data.labels,
    axisLabel: { ...label, hideOverlap: data.shape !== 'bars' },
    axisLine: line,
    axisTick: { show: false },
    inverse: data.shape === 'bars',
  }
  const values = {
    type: 'value' as const,
    minInterval: 1,
    splitNumber: look.size === 'wide' ? 5 : 3,
    axisLabel: label,
    splitLine: line,
  }
  const isBars = data.shape === 'bars'
  const isMany = data.series.length > 1
  chart.setOption({
    animation: false,
    backgroundColor: 'transparent',
    color: [...colours.series],
    textStyle: { fontFamily: FONT, color: colours.ink },
    legend: {
      show: isMany,
      top: 0,
      left: 0,
      itemGap: 28,
      icon: 'rect',
      itemWidth: 12,
      itemHeight: 12,
      textStyle: label,
    },
    grid: {
      left: isBars ? ROOM_FOR_NAMES : 4,
      right: isBars ? ROOM_FOR_VALUES : 16,
      top: isMany ? 36 : 14,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: data.shape === 'bars' ? values : names,
    yAxis: data.shape === 'bars' ? names : values,
    series: data.series.map((series) => seriesOf(series, data.shape, colours.ink)),
  })
  return chart.renderToSVGString()
}

function seriesOf({ name, values }: ChartData['series'][number], shape: ChartData['shape'], ink: string) {
  const shared = { name, data: values.map((value) => value ?? '-'), silent: true }
  if (shape === 'lines')
    return { ...shared, type: 'line' as const, symbol: 'circle', symbolSize: 5, lineStyle: { width: 2 } }
  const label = { show: shape === 'bars', position: 'right' as const, fontFamily: FONT, color: ink }
  return { ...shared, type: 'bar' as const, barMaxWidth: 18, label }
}
