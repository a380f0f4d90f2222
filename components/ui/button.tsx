import type { ReactNode } from 'react'
import styles from './button.module.css'

/** `strong` is the one act that a form is there for. */
export type Tone = 'strong' | 'plain' | 'quiet'

type ButtonProps = { children: ReactNode; tone?: Tone; name?: string; value?: string; formAction?: string }

/** Sends its form, to `formAction` where it has one of its own; `name` and `value` tell which of its buttons was pressed. */
export function Button({ children, tone = 'plain', ...pressed }: ButtonProps) {
  return (
    <button type="submit" className={styles.button} data-tone={tone} {...pressed}>
      {children}
    </button>
  )
}

/** A link that leads to an act. */
export function LinkButton({ children, href, tone = 'plain' }: { children: ReactNode; href: string; tone?: Tone }) {
  return (
    <a href={href} className={styles.button} data-tone={tone}>
      {children}
    </a>
  )
}
