import { AppealOutcome } from '@/components/comments/appeal-form-outcome'
import type { OwnAppeal } from '@/lib/moderation/view-readers'
import { CommentList, type PlacedComment } from './comment-list'

type Props = { comments: PlacedComment[]; appeals: OwnAppeal[] }

/** What the viewer has written, whatever became of it, with the reason where a moderator stepped in, and their appeals. */
export function OwnComments({ comments, appeals }: Props) {
  return (
    <section aria-label="Your comments">
      <CommentList
        comments={comments}
        isSignedIn
        showsStatus
        none="You have not written a comment yet."
        below={(placed) => <Appeal placed={placed} appeals={appeals} />}
      />
    </section>
  )
}

function Appeal({ placed: { card, article }, appeals }: { placed: PlacedComment; appeals: OwnAppeal[] }) {
  const { number } = card.comment
  const appeal = appeals.find((one) => one.slug === article.slug && one.number === number)
  return appeal ? <AppealOutcome appeal={appeal} /> : null
}
