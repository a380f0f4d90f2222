import styles from './field.module.css'

type Props = {
  label: string
  name: string
  type?: 'text' | 'email' | 'password' | 'search' | 'lines'
  defaultValue?: string
  hint?: string
  error?: string | null
  autoComplete?: string
  required?: boolean
  minLength?: number
  maxLength?: number
  /** of `lines`: how many are seen at once */
  rows?: number
  /** what is written is read by columns */
  isMono?: boolean
}

/** One labelled line of a form (or several: `lines`), with what is expected and what was wrong read out beside it. */
export function Field({ label, name, type = 'text', hint, error = null, rows, isMono = false, ...input }: Props) {
  const id = `field-${name}`
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  const shared = {
    ...input,
    id,
    name,
    className: styles.input,
    'data-mono': isMono || undefined,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': described || undefined,
  }
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
      {type === 'lines' ? <textarea {...shared} rows={rows} dir="auto" /> : <input {...shared} type={type} />}
    </div>
  )
}
