import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import styles from './account-form.module.css'

/** Changes the viewer's own password; `error` stands beside the field it is about. */
export function PasswordForm({ field, error }: { field: string | null; error: string | null }) {
  const errorAt = (name: string) => (field === name || (field === null && name === 'current') ? error : null)
  return (
    <form className={styles.form} method="post" action="/api/account/password">
      <Field
        label="Present password"
        name="current"
        type="password"
        autoComplete="current-password"
        error={errorAt('current')}
        required
      />
      <Field
        label="New password"
        name="password"
        type="password"
        hint="8 to 128 characters; a few words in a row are good."
        autoComplete="new-password"
        error={errorAt('password')}
        minLength={8}
        maxLength={128}
        required
      />
      <div className={styles.foot}>
        <Button tone="strong">Change it</Button>
      </div>
    </form>
  )
}
