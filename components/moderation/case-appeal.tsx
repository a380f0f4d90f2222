import { When } from '@/components/ui/when'
import type { AppealView } from '@/lib/moderation/view'
import styles from './case-appeal.module.css'

const OUTCOMES = { upheld: 'Upheld', dismissed: 'Dismissed' } as const

/** The author's words against a removal, and what was said to them. */
export function CaseAppeal({ appeal: { text, at, against, outcome, note } }: { appeal: AppealView }) {
  return (
    <section className={styles.appeal} aria-labelledby="appeal">
      <h3 id="appeal">Appeal</h3>
      <p className={styles.meta}>
        <When at={at} />, against a removal by {against === null ? 'the house' : <bdi>{against}</bdi>}
      </p>
      <blockquote dir="auto">{text}</blockquote>
      {outcome !== null && (
        <p className={styles.meta}>
          <b>{OUTCOMES[outcome]}</b>
          {note && (
            <>
              : <q dir="auto">{note}</q>
            </>
          )}
        </p>
      )}
    </section>
  )
}
