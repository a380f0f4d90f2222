import { z } from 'zod'
import { LOGGED_KINDS } from '@/lib/events/schema'
import { LOG_FORMATS } from './log-formats'
import type { LogAsked } from './view-log'

const MAX_NAME = 300
const MAX_EVENT_ID = 2_147_483_647

/** A form sends what was left empty, too. */
const given = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
const name = given(z.string().trim().max(MAX_NAME, 'This is longer than any name.'))
const [FIRST_DAY, LAST_DAY] = ['1970-01-01', '2999-12-31']
const A_DAY = 'A day is written like 2026-11-24.'
const day = given(z.iso.date(A_DAY).refine((text) => text >= FIRST_DAY && text <= LAST_DAY, A_DAY))

/** What the log is narrowed to; days are those of the site's time zone, `to` included. */
export const LogFilter = z.object({
  kind: given(z.enum(LOGGED_KINDS, 'There is no such act.')),
  moderator: name,
  reader: name,
  article: name,
  from: day,
  to: day,
  decisions: given(z.literal('1', 'decisions is 1 or is left out.')),
})
export type LogFilter = z.infer<typeof LogFilter>

/** Which page of it: `before` is the id of the last entry of the page before. */
export const LogQuery = LogFilter.extend({
  before: given(z.coerce.number('before is a number.').int().min(1).max(MAX_EVENT_ID)),
  limit: z.coerce.number('limit is a number.').int().min(1).max(100, 'limit is at most 100.').default(50),
})
export type LogQuery = z.infer<typeof LogQuery>

/** What all of it is saved as. */
export const LogExport = z.object({ format: z.enum(LOG_FORMATS, `format is one of ${LOG_FORMATS.join(', ')}.`) })

type Typed = Record<keyof LogFilter, string>

/** Its parts as they stand in a query; '' where one is left out. */
export function typedOf(find: (name: string) => string | undefined): Typed {
  const typed = (name: keyof LogFilter) => find(name) ?? ''
  return {
    kind: typed('kind'),
    moderator: typed('moderator'),
    reader: typed('reader'),
    article: typed('article'),
    from: typed('from'),
    to: typed('to'),
    decisions: typed('decisions'),
  }
}

/** The same as the form and the addresses of further pages repeat it, whether it can be understood or not. */
export function askedOf({ decisions, ...typed }: Typed): LogAsked {
  return { ...typed, decisions: decisions === '1' }
}
