import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { loginPath } from '@/lib/kernel/paths'
import styles from './account-form.module.css'

type Props = {
  /** where the new reader goes on to */
  next: string
  name?: string
  email?: string
  /** by field; `form` is about none of them */
  errors?: { name?: string; email?: string; password?: string; form?: string }
}

/** Makes an account. */
export function SignupForm({ next, name = '', email = '', errors = {} }: Props) {
  return (
    <form className={styles.form} method="post" action="/api/signup">
      <input type="hidden" name="next" value={next} />
      {errors.form && (
        <Notice tone="fault" role="alert">
          <p>{errors.form}</p>
        </Notice>
      )}
      <Field
        label="Name"
        name="name"
        hint="It stands above your comments."
        defaultValue={name}
        error={errors.name ?? null}
        autoComplete="username"
        required
      />
      <Field
        label="E-mail address"
        name="email"
        type="email"
        hint="Nobody but the newsroom sees it."
        defaultValue={email}
        error={errors.email ?? null}
        autoComplete="email"
        required
      />
      <Field
        label="Password"
        name="password"
        type="password"
        hint="8 to 128 characters; a few words in a row are good."
        error={errors.password ?? null}
        autoComplete="new-password"
        minLength={8}
        maxLength={128}
        required
      />
      <div className={styles.foot}>
        <Button tone="strong">Sign up</Button>
        <a href={loginPath(next)}>Have an account? Log in</a>
      </div>
    </form>
  )
}
