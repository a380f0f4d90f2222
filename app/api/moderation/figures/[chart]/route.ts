import { z } from 'zod'
import { answerRefusal, asRefusal, toResponse } from '@/lib/http/answer'
import { parseQuery } from '@/lib/http/parse-query'
import { currentViewer } from '@/lib/http/viewer'
import type { Route } from '@/lib/http/write'
import { Refusal } from '@/lib/kernel/refusal'
import { drawChart, SIZES, THEMES } from '@/lib/moderation/draw-chart'
import { readFigures } from '@/lib/moderation/figures'
import { chartOf } from '@/lib/moderation/figures-chart'
import { FigureQuery } from '@/lib/moderation/figures-query'
import { requireModerator } from '@/lib/moderation/rules'
import { CHART_NAMES } from '@/lib/moderation/view-figures'

const Look = FigureQuery.extend({ theme: z.enum(THEMES).default('light'), size: z.enum(SIZES).default('wide') })

/** A chart of the figures as a picture, which may style itself and nothing else. */
export const GET: Route = async (request, context) => {
  try {
    const moderator = requireModerator(await currentViewer(request.headers))
    const { chart } = await context.params
    const name = CHART_NAMES.find((one) => `${one}.svg` === chart)
    if (!name) throw new Refusal('not_found', 'There is no such chart.')
    const { days, upTo, ...look } = parseQuery(Look, new URL(request.url).searchParams)
    const figures = await readFigures(moderator, days, upTo ?? null)
    return new Response(drawChart(chartOf(name, figures), look), {
      headers: {
        'content-type': 'image/svg+xml; charset=utf-8',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      },
    })
  } catch (error) {
    return toResponse(answerRefusal(asRefusal(error)))
  }
}
