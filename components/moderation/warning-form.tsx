import { Button } from '@/components/ui/button'
import { readerPath } from '@/lib/kernel/paths'
import { keptIn, Lines, type ReaderDraft, ReaderForm } from './reader-desk-form'
import styles from './reader-desk-form.module.css'

const MAX_TEXT_CHARACTERS = 1_000
const INTENT = 'warn'

/** Says something to a reader that they are reminded of until they have read it. */
export function WarningForm({ name, draft }: { name: string; draft: ReaderDraft | null }) {
  return (
    <ReaderForm action={`/api${readerPath(name)}/warning`} intent={INTENT} draft={draft}>
      <Lines
        name="text"
        label="Words to the reader"
        maxLength={MAX_TEXT_CHARACTERS}
        words={keptIn(draft, INTENT, 'text')}
      />
      <Button>Warn</Button>
      <p className={styles.hint}>
        It stands on their account page, and where they write, until they have said that they read it. Your name is not
        given.
      </p>
    </ReaderForm>
  )
}
