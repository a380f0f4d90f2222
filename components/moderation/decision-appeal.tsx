import { Button } from '@/components/ui/button'
import type { AppealView } from '@/lib/moderation/view'
import styles from './decision-appeal.module.css'
import { type DecisionDraft, WordsToAuthor } from './decision-removal'
import { Key, Keyed } from './keys'

type Props = { appeal: AppealView; action: string; next: string; draft: DecisionDraft | null }

/** Upholds or dismisses an appeal, with words to the author; whoever removed the comment is told why they cannot. */
export function AppealDecision({ appeal, action, next, draft }: Props) {
  if (!appeal.mayDecide) {
    return <p className={styles.other}>You removed this comment, or wrote it: another moderator decides its appeal.</p>
  }
  return (
    <form className={styles.appeal} method="post" action={action}>
      <input type="hidden" name="next" value={next} />
      <WordsToAuthor draft={draft} label="Words to its author; needed to dismiss" />
      <Keyed name="u">
        <Button name="outcome" value="upheld" tone="plain">
          Uphold
          <Key name="u" />
        </Button>
      </Keyed>
      <Keyed name="d">
        <Button name="outcome" value="dismissed" tone="quiet">
          Dismiss
          <Key name="d" />
        </Button>
      </Keyed>
    </form>
  )
}
