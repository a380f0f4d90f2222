import { Button } from '@/components/ui/button'
import { type QueueItem, REASON_CHOICES } from '@/lib/moderation/view'
import styles from './decision-removal.module.css'
import { Key, Keyed } from './keys'
import sheet from './sheet.module.css'

const MAX_NOTE_CHARACTERS = 500
const KEYS = '1234567890'

/** A decision that came back: what was chosen and written. */
export type DecisionDraft = { reason: string; note: string }

type Props = { item: QueueItem; action: string; next: string; draft: DecisionDraft | null }

/** The reasons for a removal, with words to the author; opened when it is wanted. */
export function Removal({ item, action, next, draft }: Props) {
  const reported = REASON_CHOICES.find(([, words]) => words === item.reports[0]?.rule)?.[0]
  const chosen = draft?.reason || reported
  return (
    <details className={styles.removal} open={draft !== null} data-closes>
      <summary data-key="r">
        Remove…
        <Key name="r" />
      </summary>
      <form className={`${sheet.sheet} ${styles.panel}`} method="post" action={action} data-removal>
        <input type="hidden" name="next" value={next} />
        <input type="hidden" name="revision" value={item.card.comment.revision} />
        <input type="hidden" name="lastDecision" value={item.lastDecision} />
        <fieldset>
          <legend>Remove for</legend>
          {REASON_CHOICES.map(([reason, words], index) => (
            <label key={reason}>
              <input
                type="radio"
                name="reason"
                value={reason}
                required
                defaultChecked={reason === chosen}
                data-key={KEYS[index]}
              />
              <span>{words}</span>
              <Key name={KEYS[index] ?? ''} />
            </label>
          ))}
        </fieldset>
        <div className={styles.last}>
          <WordsToAuthor draft={draft} label="Words to its author, if you like" />
          <Button tone="strong">Remove</Button>
        </div>
        {item.quotedIn > 0 && <p className={styles.quoted}>{quotedWords(item.quotedIn)}</p>}
      </form>
    </details>
  )
}

/** What the author is told besides the decision. */
export function WordsToAuthor({ draft, label }: { draft: DecisionDraft | null; label: string }) {
  return (
    <label className={styles.note}>
      <span>
        {label}
        <Key name="n" />
      </span>
      <Keyed name="n">
        <input
          type="text"
          name="note"
          maxLength={MAX_NOTE_CHARACTERS}
          defaultValue={draft?.note ?? ''}
          dir="auto"
          autoComplete="off"
        />
      </Keyed>
    </label>
  )
}

function quotedWords(quotedIn: number): string {
  return quotedIn === 1
    ? 'Quoted in 1 comment: the quote goes blank too.'
    : `Quoted in ${quotedIn} comments: their quotes go blank too.`
}
