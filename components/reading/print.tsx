import type { ComponentProps, ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { PrintItems } from '@/components/comments/threaded-items'
import { Places } from '@/components/enhance/places'
import type { Head } from '@/lib/http/view'
import { ConversationReading } from './conversation-reading'
import { DeskReading } from './desk-reading'
import { printDocument, type Site } from './document'
import { FrontReading } from './front-reading'
import { HistoryReading } from './history-reading'
import { keptItems } from './kept-items'
import { ParagraphReading } from './paragraph-reading'
import { type Piece, PLACE, toPieces } from './pieces'
import { ReaderReading } from './reader-reading'
import { RulesReading } from './rules-reading'
import { SearchReading } from './search-reading'
import { ThreadReading } from './thread-reading'
import { TransparencyReading } from './transparency-reading'

/** Each kind of reading page as a finished document, by its name; `lib/http/reading` has a loader for each. */
export const front = printer(FrontReading)
export const paragraph = printer(ParagraphReading)
export const conversation = printer(ConversationReading)
export const history = printer(HistoryReading)
export const reader = printer(ReaderReading)
export const rules = printer(RulesReading)
export const search = printer(SearchReading)
export const transparency = printer(TransparencyReading)

/** Readers have no use for the style of the desk: it is a file of its own. */
export function desk(props: ComponentProps<typeof DeskReading>, head: Head, site: Site): Piece[] {
  return print(<DeskReading {...props} />, head, site, [], site.desk)
}

type ThreadProps = Omit<ComponentProps<typeof ThreadReading>, 'printItems'>

/** The comments of a thread are most of its page, and most of them were printed before. */
export function thread(props: ThreadProps, head: Head, site: Site): Piece[] {
  const kept: Buffer[] = []
  const printItems: PrintItems = (items) => {
    kept.push(keptItems(items))
    return PLACE
  }
  return print(<ThreadReading {...props} printItems={printItems} />, head, site, kept)
}

function printer<Props extends object>(View: (props: Props) => ReactNode) {
  return (props: Props, head: Head, site: Site): Piece[] => print(<View {...props} />, head, site, [])
}

function print(view: ReactNode, head: Head, site: Site, kept: Uint8Array[], sheet: string | null = null): Piece[] {
  const body = renderToStaticMarkup(
    <>
      {view}
      <Places />
    </>,
  )
  const text = printDocument(head, body, { ...site, css: PLACE }, sheet)
  return toPieces(text, [styleOf(site), ...kept])
}

const styles = new WeakMap<Site, Buffer>()

function styleOf(site: Site): Buffer {
  const known = styles.get(site)
  if (known) return known
  const style = Buffer.from(site.css)
  styles.set(site, style)
  return style
}
