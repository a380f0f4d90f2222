import { z } from 'zod'
import { type TableWatch, watchEventRows } from '@/lib/db/watch'
import { settings } from '@/lib/kernel/settings'
import { EVENT_KINDS } from './schema'

const SeenEvent = z.object({
  id: z.number(),
  kind: z.enum(EVENT_KINDS),
  articleId: z.string().nullable(),
  commentId: z.string().nullable(),
})

/** An event, as far as those need it who want to know that something has changed. */
export type SeenEvent = z.infer<typeof SeenEvent>

export type Watch = TableWatch

/**
 * Listens to what happens, in this process and in every other one.
 *
 * @param listener is told each event once, after it was committed; 'lost' when some may have been missed
 */
export function watchEvents(listener: (events: SeenEvent[] | 'lost') => void): Promise<Watch> {
  return watchEventRows(settings().DATABASE_URL, (rows) => {
    const events = z.array(SeenEvent).safeParse(rows)
    // An event of a newer version, which runs beside this one: it may be about anything.
    listener(events.success ? events.data : 'lost')
  })
}
