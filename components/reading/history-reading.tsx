import { History, type RevisionView } from '@/components/comments/history'
import { Frame } from '@/components/ui/frame'
import { Sheet } from '@/components/ui/sheet'
import { commentPath } from '@/lib/kernel/paths'
import type { Framed } from './framed'

type Props = Framed & {
  slug: string
  number: number
  /** of the article */
  title: string
  /** newest first */
  revisions: RevisionView[]
}

/** The history of a comment. */
export function HistoryReading({ frame, slug, number, title, revisions }: Props) {
  return (
    <Frame {...frame}>
      <Sheet title={`History of comment #${number}`} lede={<a href={commentPath(slug, number)}>{title}</a>}>
        <History revisions={revisions} />
      </Sheet>
    </Frame>
  )
}
