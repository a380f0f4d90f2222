import type { ReactNode } from 'react'
import { Button, LinkButton } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { commentPath } from '@/lib/kernel/paths'
import { APPEAL_CHARACTERS } from '@/lib/moderation/view-readers'
import styles from './choices.module.css'

type Props = {
  slug: string
  number: number
  text?: string
  error?: string | null
  /** the comment, shown above the form */
  children?: ReactNode
}

/** Its author asks for a second look at the removal of a comment. */
export function AppealForm({ slug, number, text = '', error = null, children }: Props) {
  const path = commentPath(slug, number)
  const { min, max } = APPEAL_CHARACTERS
  return (
    <form className={styles.form} method="post" action={`/api${path}/appeal`}>
      {children && <div className={styles.about}>{children}</div>}
      <Field
        label="Why should it be shown again?"
        name="text"
        type="lines"
        rows={6}
        hint={`${min} to ${max.toLocaleString('en')} characters. You can appeal once for each comment. Another moderator than the one who removed it decides.`}
        defaultValue={text}
        error={error}
        minLength={min}
        maxLength={max}
        required
      />
      <div className={styles.foot}>
        <Button tone="strong">Send the appeal</Button>
        <LinkButton tone="quiet" href="/account">
          Back
        </LinkButton>
      </div>
    </form>
  )
}
