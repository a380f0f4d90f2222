import { notFound } from 'next/navigation'
import { Desk } from '@/components/moderation/desk'
import { LogEntries } from '@/components/moderation/log-entries'
import { LogFilterForm } from '@/components/moderation/log-filter'
import { logPath } from '@/components/moderation/log-path'
import { OlderLink } from '@/components/moderation/older-link'
import { Room } from '@/components/moderation/room'
import { LOGGED_KINDS } from '@/lib/events/schema'
import { openDeskPage, type Query, queryValue } from '@/lib/http/page'
import { askedOf, LogFilter, typedOf } from '@/lib/moderation/log-filter'
import { countQueue } from '@/lib/moderation/queries'
import { listLog } from '@/lib/moderation/queries-log'
import { deskTitle } from '../desk-title'

const ENTRIES_PER_PAGE = 50
const NOTHING = { entries: [], next: null }

export function generateMetadata() {
  return deskTitle('Log')
}

/** What moderation did, newest first, narrowed as it was asked. */
export default async function LogPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { viewer, siteName } = await openDeskPage()
  const query = await searchParams
  const before = queryValue(query, 'before')
  if (before !== undefined && !/^[1-9]\d{0,8}$/.test(before)) notFound()
  const typed = typedOf((name) => queryValue(query, name))
  const filter = LogFilter.safeParse(typed)
  const page = { limit: ENTRIES_PER_PAGE, ...(before === undefined ? {} : { before: Number(before) }) }
  const [log, counts] = await Promise.all([
    filter.success ? listLog(viewer, { ...filter.data, ...page }) : NOTHING,
    countQueue(viewer),
  ])
  const asked = askedOf(typed)
  const fault = filter.success ? null : (filter.error.issues[0]?.message ?? '')
  return (
    <Desk siteName={siteName} viewer={viewer} place="log" waiting={counts.reported + counts.held + counts.appealed}>
      <Room title="Log" lede="Every act of moderation, by whom and why. Nothing is taken out of it.">
        <LogFilterForm asked={asked} kinds={LOGGED_KINDS} fault={fault} />
        <LogEntries entries={log.entries} none="Nothing like this was done yet." />
        {log.next !== null && <OlderLink href={logPath(asked, log.next)} />}
      </Room>
    </Desk>
  )
}
