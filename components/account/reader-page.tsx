import { Sheet } from '@/components/ui/sheet'
import { CommentList, type PlacedComment } from './comment-list'

type Props = {
  name: string
  /** the name came with an imported thread and belongs to no account */
  isUnclaimed: boolean
  comments: PlacedComment[]
  isSignedIn: boolean
}

/** A reader's public comments, newest first. */
export function ReaderPage({ name, isUnclaimed, comments, isSignedIn }: Props) {
  return (
    <Sheet title={<bdi>{name}</bdi>} lede={isUnclaimed ? 'An imported name: nobody here has claimed it.' : 'Comments'}>
      <CommentList comments={comments} isSignedIn={isSignedIn} showsStatus={false} none="No public comments." />
    </Sheet>
  )
}
