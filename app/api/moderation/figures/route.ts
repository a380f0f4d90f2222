import { parseQuery } from '@/lib/http/parse-query'
import { read } from '@/lib/http/read'
import { readFigures } from '@/lib/moderation/figures'
import { FigureQuery } from '@/lib/moderation/figures-query'
import { requireModerator } from '@/lib/moderation/rules'

export const GET = read(async ({ viewer, query }) => {
  const moderator = requireModerator(viewer)
  const { days, upTo } = parseQuery(FigureQuery, query)
  return readFigures(moderator, days, upTo ?? null)
})
