import { When } from '@/components/ui/when'
import type { OwnAppeal } from '@/lib/moderation/view-readers'
import styles from './appeal-form.module.css'

/** An appeal as its author sees it: what they said, and what came of it. */
export function AppealOutcome({ appeal }: { appeal: OwnAppeal }) {
  return (
    <section className={styles.appeal} aria-label="Your appeal">
      <h2>
        Your appeal of <When at={appeal.at} dayOnly />
      </h2>
      <blockquote dir="auto">{appeal.text}</blockquote>
      <p className={styles.outcome}>
        <Outcome appeal={appeal} />
        {appeal.note && (
          <span className={styles.note} dir="auto">
            “{appeal.note}”
          </span>
        )}
      </p>
    </section>
  )
}

function Outcome({ appeal: { outcome, decidedAt } }: { appeal: OwnAppeal }) {
  if (outcome === null) return <>It waits for another moderator than the one who removed your comment.</>
  return (
    <>
      <b>{outcome === 'upheld' ? 'Upheld: your comment was restored' : 'Dismissed: your comment stays removed'}</b>
      {decidedAt && (
        <>
          , <When at={decidedAt} dayOnly />
        </>
      )}
      .
    </>
  )
}
