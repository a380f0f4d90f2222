import { notFound } from 'next/navigation'
import { Desk } from '@/components/moderation/desk'
import { LogEntries } from '@/components/moderation/log-entries'
import { OlderLink } from '@/components/moderation/older-link'
import { Room } from '@/components/moderation/room'
import { openDeskPage, type Query, queryValue } from '@/lib/http/page'
import { countQueue } from '@/lib/moderation/queries'
import { listLog } from '@/lib/moderation/queries-log'
import { deskTitle } from '../desk-title'

const ENTRIES_PER_PAGE = 50

export function generateMetadata() {
  return deskTitle('Log')
}

/** What moderation did, newest first. */
export default async function LogPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { viewer, siteName } = await openDeskPage()
  const before = queryValue(await searchParams, 'before')
  if (before !== undefined && !/^[1-9]\d{0,8}$/.test(before)) notFound()
  const asked = { limit: ENTRIES_PER_PAGE, ...(before === undefined ? {} : { before: Number(before) }) }
  const [log, counts] = await Promise.all([listLog(viewer, asked), countQueue(viewer)])
  return (
    <Desk siteName={siteName} viewer={viewer} place="log" waiting={counts.reported + counts.held}>
      <Room title="Log" lede="Every act of moderation, by whom and why. Nothing is taken out of it.">
        <LogEntries entries={log.entries} none="Nothing was done yet." />
        {log.next !== null && <OlderLink href={`/moderate/log?before=${log.next}`} />}
      </Room>
    </Desk>
  )
}
