import { deskPath, parseCasePlace } from '@/lib/moderation/rules'
import styles from './desk-message.module.css'

const MESSAGES = {
  approved: 'Approved.',
  removed: 'Removed. Its author sees the reason, and quotes of it are blank.',
  restored: 'Restored. It is shown again, and so are quotes of it.',
  closed: 'The thread is closed.',
  opened: 'The thread is open.',
  suspended: 'Suspended. The reader sees the reason.',
  lifted: 'The suspension is lifted.',
  imported: 'Imported.',
} as const

function isMessage(word: string): word is keyof typeof MESSAGES {
  return Object.hasOwn(MESSAGES, word)
}

/** Says what was just done, in words of ours alone, and leads back to it. */
export function DeskMessage({ said, done }: { said: string | undefined; done: string | undefined }) {
  if (said === undefined || !isMessage(said)) return null
  const place = parseCasePlace(done)
  return (
    <div className={styles.message} role="status">
      {place && <a href={deskPath({ at: place })}>#{place.number}</a>} {MESSAGES[said]}
    </div>
  )
}
