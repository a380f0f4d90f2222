import { expect, test } from 'vitest'
import { drawChart } from './draw-chart'

const LOOKS = [
  { theme: 'light', size: 'wide' },
  { theme: 'dark', size: 'narrow' },
] as const
/** What an attribute may hold: a quotation mark within one ends it, and the picture with it. */
const TAG = /<\/?[a-zA-Z]+(?:\s+[\w:-]+="[^"<]*")*\s*\/?>/g

test('every shape of chart is a well-formed picture without scripts, events or addresses', () => {
  for (const shape of ['columns', 'lines', 'bars'] as const) {
    for (const look of LOOKS) {
      const series = [
        { name: 'one', values: [1, null, 3] },
        { name: 'two', values: [4, 5, null] },
      ]

      const svg = drawChart({ labels: ['a', 'b', 'c'], series, shape }, look)

      expect(svg.replaceAll(/<!\[CDATA\[.*?\]\]>/gs, '').replaceAll(TAG, '')).not.toMatch(/[<>]/)
      expect(svg).not.toMatch(/<script|\son\w+=|href=|url\((?!#)/)
    }
  }
})

test('words of a chart are words, whatever is in them', () => {
  const svg = drawChart(
    { labels: ['<script>alert(1)</script>', '"&'], series: [{ name: 'n', values: [1, 2] }], shape: 'bars' },
    LOOKS[0],
  )

  expect(svg).not.toContain('<script')
  expect(svg).toContain('&lt;script')
})

test('a chart takes the colours of its theme', () => {
  const data = { labels: ['a'], series: [{ name: 'n', values: [1] }], shape: 'columns' as const }

  expect(drawChart(data, LOOKS[0])).toContain('#b5301c')
  expect(drawChart(data, LOOKS[1])).toContain('#ef8069')
})
