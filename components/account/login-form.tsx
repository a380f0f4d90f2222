import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import styles from './account-form.module.css'

type Props = {
  /** where the reader goes on to */
  next: string
  /** next-auth wants it */
  csrfToken?: string
  name?: string
  error?: string | null
}

/** Logs a reader in by name or e-mail address. */
export function LoginForm({ next, csrfToken, name = '', error = null }: Props) {
  return (
    <form className={styles.form} method="post" action="/api/auth/callback/credentials">
      {csrfToken && <input type="hidden" name="csrfToken" value={csrfToken} />}
      <input type="hidden" name="callbackUrl" value={next} />
      {error && (
        <Notice tone="fault" role="alert">
          <p>{error}</p>
        </Notice>
      )}
      <Field label="Name or e-mail address" name="name" defaultValue={name} autoComplete="username" required />
      <Field label="Password" name="password" type="password" autoComplete="current-password" required />
      <div className={styles.foot}>
        <Button tone="strong">Log in</Button>
        <a href={`/signup?${new URLSearchParams({ next })}`}>No account yet? Sign up</a>
      </div>
    </form>
  )
}
