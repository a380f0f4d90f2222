import { Pages } from '@/components/ui/pages'
import { Sheet } from '@/components/ui/sheet'
import { CommentList, type PlacedComment } from './comment-list'

type Props = {
  name: string
  /** the name came with an imported thread and belongs to no account */
  isUnclaimed: boolean
  comments: PlacedComment[]
  isSignedIn: boolean
  page: number
  pages: number
  pathOf: (page: number) => string
}

/** A reader's public comments, newest first. */
export function ReaderPage({ name, isUnclaimed, comments, isSignedIn, page, pages, pathOf }: Props) {
  return (
    <Sheet title={<bdi>{name}</bdi>} lede={isUnclaimed ? 'An imported name: nobody here has claimed it.' : 'Comments'}>
      <CommentList comments={comments} isSignedIn={isSignedIn} showsStatus={false} none="No public comments." />
      <Pages page={page} pages={pages} pathOf={pathOf} label={`Pages of comments by ${name}`} />
    </Sheet>
  )
}
