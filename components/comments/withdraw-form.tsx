import type { ReactNode } from 'react'
import { Button, LinkButton } from '@/components/ui/button'
import { commentPath } from '@/lib/kernel/paths'
import styles from './choices.module.css'

/** Asks its author once more before a comment is withdrawn. */
export function WithdrawForm({ slug, number, children }: { slug: string; number: number; children?: ReactNode }) {
  const path = commentPath(slug, number)
  return (
    <form className={styles.form} method="post" action={`/api${path}`}>
      <input type="hidden" name="_method" value="DELETE" />
      {children && <div className={styles.about}>{children}</div>}
      <p>
        Your words disappear, also from the comments that quote them, and do not come back. If somebody replied to you
        or quoted you, an empty place with the number {number} remains.
      </p>
      <div className={styles.foot}>
        <Button tone="strong">Withdraw my comment</Button>
        <LinkButton tone="quiet" href={path}>
          Keep it
        </LinkButton>
      </div>
    </form>
  )
}
