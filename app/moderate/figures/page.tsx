import { notFound } from 'next/navigation'
import { Desk } from '@/components/moderation/desk'
import { FiguresPage } from '@/components/moderation/figures'
import { Room } from '@/components/moderation/room'
import { openDeskPage, type Query, queryValue } from '@/lib/http/page'
import { readFigures } from '@/lib/moderation/figures'
import { FigureQuery } from '@/lib/moderation/figures-query'
import { countQueue } from '@/lib/moderation/queries'
import { deskTitle } from '../desk-title'

export function generateMetadata() {
  return deskTitle('Figures')
}

/** How the desk does, by day and by rule. */
export default async function FiguresDesk({ searchParams }: { searchParams: Promise<Query> }) {
  const { viewer, siteName } = await openDeskPage()
  const asked = FigureQuery.safeParse({ days: queryValue(await searchParams, 'days') })
  if (!asked.success) notFound()
  const { days } = asked.data
  const [figures, waiting] = await Promise.all([readFigures(viewer, days), countQueue(viewer)])
  return (
    <Desk
      siteName={siteName}
      viewer={viewer}
      place="figures"
      waiting={waiting.reported + waiting.held + waiting.appealed}
    >
      <Room
        title="Figures"
        lede="How much there was to do, and how soon it was done. What was taken back does not count."
      >
        <FiguresPage figures={figures} days={days} waiting={waiting} />
      </Room>
    </Desk>
  )
}
