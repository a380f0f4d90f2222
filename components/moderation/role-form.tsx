import { Button } from '@/components/ui/button'
import { ROLES, type Role } from '@/lib/accounts/view'
import { readerPath } from '@/lib/kernel/paths'
import { keptIn, type ReaderDraft, ReaderForm } from './reader-desk-form'
import styles from './reader-desk-form.module.css'

const INTENT = 'role'
const WORDS: Record<Role, string> = {
  reader: 'reader: comments',
  moderator: 'moderator: works the desk',
  admin: 'admin: desk, roles, imports',
}

/** Gives an account another role. */
export function RoleForm({ name, role, draft }: { name: string; role: Role; draft: ReaderDraft | null }) {
  return (
    <ReaderForm action={`/api${readerPath(name)}/role`} intent={INTENT} draft={draft}>
      <label className={styles.label}>
        <span>What they may do</span>
        <select name="role" required defaultValue={keptIn(draft, INTENT, 'role') ?? role}>
          {ROLES.map((one) => (
            <option key={one} value={one}>
              {WORDS[one]}
            </option>
          ))}
        </select>
      </label>
      <Button tone="quiet">Change the role</Button>
    </ReaderForm>
  )
}
