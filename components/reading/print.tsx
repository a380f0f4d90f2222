import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { Places } from '@/components/enhance/places'
import type { Head } from '@/lib/http/view'
import { ConversationReading } from './conversation-reading'
import { printDocument, type Site } from './document'
import { FrontReading } from './front-reading'
import { HistoryReading } from './history-reading'
import { ParagraphReading } from './paragraph-reading'
import { ReaderReading } from './reader-reading'
import { RulesReading } from './rules-reading'
import { SearchReading } from './search-reading'
import { ThreadReading } from './thread-reading'

/** Each kind of reading page as a finished document, by its name; `lib/http/reading` has a loader for each. */
export const thread = printer(ThreadReading)
export const front = printer(FrontReading)
export const paragraph = printer(ParagraphReading)
export const conversation = printer(ConversationReading)
export const history = printer(HistoryReading)
export const reader = printer(ReaderReading)
export const rules = printer(RulesReading)
export const search = printer(SearchReading)

function printer<Props extends object>(View: (props: Props) => ReactNode) {
  return (props: Props, head: Head, site: Site): string => {
    const body = renderToStaticMarkup(
      <>
        <View {...props} />
        <Places />
      </>,
    )
    return printDocument(head, body, site)
  }
}
