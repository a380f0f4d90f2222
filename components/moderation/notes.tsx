import { Button } from '@/components/ui/button'
import { When } from '@/components/ui/when'
import type { NoteView } from '@/lib/accounts/view'
import { readerPath } from '@/lib/kernel/paths'
import styles from './notes.module.css'
import { keptIn, Lines, type ReaderDraft, ReaderForm } from './reader-desk-form'

const MAX_TEXT_CHARACTERS = 1_000
const INTENT = 'note'

/** What colleagues wrote on a reader and warned them of, newest first, and a way to add to it. */
export function Notes({ name, notes, draft }: { name: string; notes: NoteView[]; draft: ReaderDraft | null }) {
  return (
    <>
      {notes.length > 0 && (
        <ol className={styles.notes}>
          {notes.map((note) => (
            <li key={note.id}>
              <Note note={note} />
            </li>
          ))}
        </ol>
      )}
      <ReaderForm action={`/api${readerPath(name)}/notes`} intent={INTENT} draft={draft}>
        <Lines
          name="text"
          label="A note for colleagues; the reader never sees it"
          maxLength={MAX_TEXT_CHARACTERS}
          rows={2}
          words={keptIn(draft, INTENT, 'text')}
        />
        <Button tone="quiet">Keep this note</Button>
      </ReaderForm>
    </>
  )
}

/** One note or warning with whose it is and when. */
export function Note({ note }: { note: NoteView }) {
  const { kind, author, at, text, seenAt } = note
  return (
    <div className={styles.note} data-kind={kind}>
      <p className={styles.whose}>
        <b>{kind === 'note' ? 'Note' : 'Warning'}</b> by <bdi>{author ?? 'somebody'}</bdi>, <When at={at} dayOnly />
        {kind === 'warning' && (
          <span>
            {seenAt ? (
              <>
                {' '}
                · read on <When at={seenAt} dayOnly />
              </>
            ) : (
              ' · not read yet'
            )}
          </span>
        )}
      </p>
      <p className={styles.words} dir="auto">
        {text}
      </p>
    </div>
  )
}
