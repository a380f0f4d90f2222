import { Button } from '@/components/ui/button'
import { When } from '@/components/ui/when'
import type { WarningView } from '@/lib/accounts/view'
import styles from './warnings.module.css'

/** What moderators have warned the viewer of: what they have not read yet first and open, the rest folded. */
export function Warnings({ warnings }: { warnings: WarningView[] }) {
  const unread = warnings.filter(({ seenAt }) => seenAt === null)
  const read = warnings.filter(({ seenAt }) => seenAt !== null)
  if (warnings.length === 0) return null
  return (
    <section className={styles.warnings} aria-label="Warnings">
      {unread.map((warning) => (
        <Warning key={warning.id} warning={warning} next="/account" />
      ))}
      {read.length > 0 && (
        <details className={styles.read}>
          <summary>
            {read.length === 1 ? '1 warning that you have read' : `${read.length} warnings that you have read`}
          </summary>
          {read.map((warning) => (
            <Words key={warning.id} warning={warning} />
          ))}
        </details>
      )}
    </section>
  )
}

/** A warning that the viewer has not said to have read; also where they write. */
export function Warning({ warning, next }: { warning: WarningView; next: string }) {
  return (
    <form className={styles.warning} method="post" action="/api/account/warnings">
      <input type="hidden" name="id" value={warning.id} />
      <input type="hidden" name="next" value={next} />
      <Words warning={warning} />
      <p className={styles.foot}>
        <Button tone="quiet">I have read this</Button> <a href="/rules">House rules</a>
      </p>
    </form>
  )
}

function Words({ warning: { text, at } }: { warning: WarningView }) {
  return (
    <div className={styles.words}>
      <p className={styles.from}>
        <b>A moderator warns you</b>, <When at={at} dayOnly />
      </p>
      <p dir="auto">{text}</p>
    </div>
  )
}
