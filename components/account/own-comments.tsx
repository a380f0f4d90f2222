import { CommentList, type PlacedComment } from './comment-list'

/** What the viewer has written, whatever became of it, with the reason where a moderator stepped in. */
export function OwnComments({ comments }: { comments: PlacedComment[] }) {
  return (
    <section aria-label="Your comments">
      <CommentList comments={comments} isSignedIn showsStatus none="You have not written a comment yet." />
    </section>
  )
}
