import { Pages } from '@/components/ui/pages'
import { CommentList, type PlacedComment } from './comment-list'

type Props = { comments: PlacedComment[]; page: number; pages: number; pathOf: (page: number) => string }

/** What the viewer has written, whatever became of it, with the reason where a moderator stepped in. */
export function OwnComments({ comments, page, pages, pathOf }: Props) {
  return (
    <section aria-label="Your comments">
      <CommentList comments={comments} isSignedIn showsStatus none="You have not written a comment yet." />
      <Pages page={page} pages={pages} pathOf={pathOf} label="Pages of your comments" />
    </section>
  )
}
