import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Sheet } from '@/components/ui/sheet'
import { readerPath } from '@/lib/kernel/paths'
import { CommentList, type PlacedComment } from './comment-list'
import styles from './reader-page.module.css'

/** What a viewer can do about another reader; `refusal` is why the last try was not done. */
export type Muting = { isMuted: boolean; refusal: string | null }

type Props = {
  name: string
  /** the name came with an imported thread and belongs to no account */
  isUnclaimed: boolean
  comments: PlacedComment[]
  isSignedIn: boolean
  /** null: one's own page, or nobody is signed in */
  muting: Muting | null
}

/** A reader's public comments, newest first. */
export function ReaderPage({ name, isUnclaimed, comments, isSignedIn, muting }: Props) {
  return (
    <Sheet title={<bdi>{name}</bdi>} lede={isUnclaimed ? 'An imported name: nobody here has claimed it.' : 'Comments'}>
      {muting && <MuteForm name={name} {...muting} />}
      <CommentList comments={comments} isSignedIn={isSignedIn} showsStatus={false} none="No public comments." />
    </Sheet>
  )
}

function MuteForm({ name, isMuted, refusal }: Muting & { name: string }) {
  return (
    <form className={styles.mute} method="post" action={`/api${readerPath(name)}/mute`}>
      {refusal !== null && (
        <Notice tone="fault" role="alert">
          <p>{refusal}</p>
        </Notice>
      )}
      <input type="hidden" name="_method" value={isMuted ? 'DELETE' : 'PUT'} />
      {isMuted && <strong>You muted this reader.</strong>}
      <Button tone="quiet">{isMuted ? 'Unmute' : 'Mute this reader'}</Button>
      <p>Their comments and quotes of them stay folded for you alone; they are not told.</p>
    </form>
  )
}
