import { Button, LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { commentPath } from '@/lib/kernel/paths'
import { type QueueItem, REASON_CHOICES } from '@/lib/moderation/view'
import styles from './decision.module.css'

const MAX_NOTE_CHARACTERS = 500

/** A removal that came back: what was chosen, and what was wrong. */
export type RemovalDraft = { reason: string; note: string; message: string | null }

type Props = {
  item: QueueItem
  /** where the desk goes on to: the next in the list */
  next: string
  /** leads on without deciding; null: nothing else waits */
  skip: string | null
  draft: RemovalDraft | null
}

/** What a moderator can decide about a comment, each act a form of its own. */
export function Decision({ item, next, skip, draft }: Props) {
  const path = `/api${commentPath(item.slug, item.card.comment.number)}`
  return (
    <section className={styles.decision} aria-label="Decision">
      {draft?.message && (
        <Notice tone="fault" role="alert">
          <p>{draft.message}</p>
        </Notice>
      )}
      <div className={styles.first}>
        {(item.state === 'reported' || item.state === 'held') && (
          <form method="post" action={`${path}/approval`}>
            <input type="hidden" name="next" value={next} />
            <input type="hidden" name="revision" value={item.card.comment.revision} />
            <Button tone="plain">
              {item.state === 'held' || item.card.comment.status === 'held' ? 'Approve' : 'Let it stand'}
            </Button>
          </form>
        )}
        {item.state === 'removed' && (
          <form method="post" action={`${path}/removal`}>
            <input type="hidden" name="_method" value="DELETE" />
            <input type="hidden" name="next" value={next} />
            <Button tone="quiet">Restore</Button>
          </form>
        )}
        {skip && (
          <LinkButton tone="quiet" href={skip}>
            Skip
          </LinkButton>
        )}
      </div>
      {item.state !== 'removed' && <Removal item={item} action={`${path}/removal`} next={next} draft={draft} />}
    </section>
  )
}

function Removal({ item, action, next, draft }: Pick<Props, 'item' | 'next' | 'draft'> & { action: string }) {
  const reported = REASON_CHOICES.find(([, words]) => words === item.reports[0]?.rule)
  return (
    <form className={styles.removal} method="post" action={action}>
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="revision" value={item.card.comment.revision} />
      <label>
        <span>Remove for</span>
        <select name="reason" required defaultValue={draft?.reason ?? reported?.[0] ?? ''}>
          <option value="">choose a reason</option>
          {REASON_CHOICES.map(([reason, words]) => (
            <option key={reason} value={reason}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.note}>
        <span>Words to its author, if you like</span>
        <input
          name="note"
          maxLength={MAX_NOTE_CHARACTERS}
          defaultValue={draft?.note ?? ''}
          dir="auto"
          autoComplete="off"
        />
      </label>
      {item.quotedIn > 0 && <p className={styles.quoted}>{quotedWords(item.quotedIn)}</p>}
      <Button tone="strong">Remove</Button>
    </form>
  )
}

function quotedWords(quotedIn: number): string {
  return quotedIn === 1
    ? 'Quoted in 1 comment: the quote goes blank too.'
    : `Quoted in ${quotedIn} comments: their quotes go blank too.`
}
