import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/notice'
import styles from './reader-desk-form.module.css'

/** A form of this page that came back: which of them, what was in it, and what was wrong. */
export type ReaderDraft = { intent: string; fields: Record<string, string>; message: string | null }

type Props = { action: string; intent: string; draft: ReaderDraft | null; children: ReactNode }

/** One act on a reader, a form of its own; what was wrong with it stands above its own fields. */
export function ReaderForm({ action, intent, draft, children }: Props) {
  return (
    <form className={styles.form} method="post" action={action}>
      <input type="hidden" name="intent" value={intent} />
      {draft?.intent === intent && draft.message && (
        <Notice tone="fault" role="alert">
          <p>{draft.message}</p>
        </Notice>
      )}
      {children}
    </form>
  )
}

type LinesProps = { name: string; label: string; maxLength: number; rows?: number; words: string | undefined }

/** Words that such a form needs. */
export function Lines({ label, words = '', rows = 3, ...field }: LinesProps) {
  return (
    <label className={styles.label}>
      <span>{label}</span>
      <textarea {...field} rows={rows} defaultValue={words} dir="auto" required />
    </label>
  )
}

/** What came back in a field of one form, if it is this one that came back. */
export function keptIn(draft: ReaderDraft | null, intent: string, field: string): string | undefined {
  return draft?.intent === intent ? draft.fields[field] : undefined
}
