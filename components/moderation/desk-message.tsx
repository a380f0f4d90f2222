import { Button } from '@/components/ui/button'
import { deskPath, parseCasePlace } from '@/lib/moderation/rules'
import styles from './desk-message.module.css'
import { Key, Keyed } from './keys'

const MESSAGES = {
  approved: 'Approved.',
  removed: 'Removed. Its author sees the reason, and quotes of it are blank.',
  restored: 'Restored. It is shown again, and so are quotes of it.',
  upheld: 'Appeal upheld. It is shown again, and its author is told.',
  dismissed: 'Appeal dismissed. Its author is told.',
  undone: 'Taken back. It waits as it did before.',
  none: 'Nothing waits that nobody is looking at.',
  released: 'It is free for the others.',
  picked: 'Picked for the front page.',
  unpicked: 'No longer picked.',
  locked: 'Replies to it are locked.',
  unlocked: 'Replies to it are open.',
  closed: 'The thread is closed.',
  opened: 'The thread is open.',
  scheduled: 'The change is set.',
  unscheduled: 'The schedule is dropped.',
  automatic: 'The thread is left to the house.',
  'pre-moderated': 'Every comment there waits for a moderator now.',
  'pre-moderation-scheduled': 'Every comment there will wait for a moderator from then on.',
  'pre-moderation-ended': 'Comments there are shown at once again, unless screening holds them.',
  quiet: 'Its quiet hours are changed.',
  suspended: 'Suspended. The reader sees the reason.',
  lifted: 'The suspension is lifted.',
  warned: 'Warned. The reader sees your words.',
  noted: 'The note is kept.',
  role: 'The role is changed.',
  words: 'The lists are changed.',
  imported: 'Imported.',
} as const

type Told = keyof typeof MESSAGES

/** How the last act is taken back: its id, so many milliseconds, and where that leads. */
export type Undo = { act: string; ms: number; next: string }

type Props = { said: string | undefined; done: string | undefined }

function isMessage(word: string | undefined): word is Told {
  return word !== undefined && Object.hasOwn(MESSAGES, word)
}

/** Says what was just done, in words of ours alone, and leads back to it. */
export function DeskMessage({ said, done }: Props) {
  if (!isMessage(said)) return null
  return (
    <div className={styles.message} role="status">
      <Told said={said} done={done} />
    </div>
  )
}

/** The same beside what is decided next, in few words, and for some seconds the way to take it back. */
export function DoneMessage({ said, done, count, undo }: Props & { count: number; undo: Undo | null }) {
  if (!isMessage(said)) return null
  return (
    <div className={styles.done}>
      <span className={styles.words} role="status" data-message>
        <Brief said={said} done={done} count={count} />
      </span>
      {undo && (
        <form method="post" action={`/api/moderation/acts/${undo.act}`} className={styles.undo} data-undo={undo.ms}>
          <input type="hidden" name="_method" value="DELETE" />
          <input type="hidden" name="next" value={undo.next} />
          <Keyed name="z">
            <Button tone="quiet">
              Undo
              <Key name="z" />
            </Button>
          </Keyed>
          <span className={styles.left} aria-hidden="true" data-left />
        </form>
      )}
    </div>
  )
}

function Told({ said, done }: { said: Told; done: string | undefined }) {
  const place = parseCasePlace(done)
  return (
    <>
      {place && <a href={deskPath({ at: place })}>#{place.number}</a>} {MESSAGES[said]}
    </>
  )
}

/** `#54 approved`, `12 comments removed`: the first sentence alone. */
function Brief({ said, done, count }: { said: Told; done: string | undefined; count: number }) {
  const place = parseCasePlace(done)
  const [sentence = ''] = MESSAGES[said].split('.')
  const lower = sentence.charAt(0).toLowerCase() + sentence.slice(1)
  if (count > 1) return `${count.toLocaleString('en')} comments ${lower}`
  if (!place) return MESSAGES[said]
  return (
    <>
      <a href={deskPath({ at: place })}>#{place.number}</a> {lower}
    </>
  )
}
