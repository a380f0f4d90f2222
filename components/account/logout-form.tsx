import { Button, LinkButton } from '@/components/ui/button'
import styles from './account-form.module.css'

/** Ends this browser's session. */
export function LogoutForm({ csrfToken }: { csrfToken: string }) {
  return (
    <form className={styles.form} method="post" action="/api/auth/signout">
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value="/?said=logged-out" />
      <div className={styles.foot}>
        <Button tone="strong">Log out</Button>
        <LinkButton tone="quiet" href="/">
          Stay
        </LinkButton>
      </div>
    </form>
  )
}
