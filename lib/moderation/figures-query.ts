import { z } from 'zod'
import { FIGURE_DAYS } from './view-figures'

const [FEW, MANY] = FIGURE_DAYS

/** Which figures are asked for: of how many days, and up to which event. */
export const FigureQuery = z.object({
  days: z
    .enum([`${FEW}`, `${MANY}`], `days is ${FEW} or ${MANY}.`)
    .default(`${FEW}`)
    .transform((days) => (days === `${MANY}` ? MANY : FEW)),
  upTo: z.coerce.number('upTo is a number.').int().min(0).max(2_147_483_647).optional(),
})
