import { may } from '@/lib/accounts/rights'
import type { Viewer } from '@/lib/accounts/view'
import styles from './masthead.module.css'

type Props = { siteName: string; viewer: Viewer | null; isFront?: boolean; csrfToken?: string; next?: string }

/** The newspaper's name and the ways through the site; on the front page the name is the heading. */
export function Masthead({ siteName, viewer, isFront = false, csrfToken, next }: Props) {
  return (
    <header className={isFront ? `${styles.masthead} ${styles.front}` : styles.masthead}>
      <div className={styles.row}>
        {!isFront && (
          <a className={styles.name} href="/">
            {siteName}
          </a>
        )}
        <nav className={styles.nav} aria-label="Site">
          <a href="/search">Search</a>
          <a href="/rules">Rules</a>
          {viewer ? (
            <ViewerLinks viewer={viewer} csrfToken={csrfToken ?? null} />
          ) : (
            <SignedOutLinks next={next ?? null} />
          )}
        </nav>
      </div>
      {isFront && (
        <h1 className={styles.plate}>
          <a href="/">{siteName}</a>
        </h1>
      )}
    </header>
  )
}

function ViewerLinks({ viewer, csrfToken }: { viewer: Viewer; csrfToken: string | null }) {
  return (
    <>
      {may(viewer, 'seeDesk') && <a href="/moderate">Desk</a>}
      <a className={styles.viewer} href="/account" title="Your account">
        <bdi>{viewer.name}</bdi>
      </a>
      <form method="post" action="/api/auth/signout">
        {csrfToken && <input type="hidden" name="csrfToken" value={csrfToken} />}
        <button type="submit">Log out</button>
      </form>
    </>
  )
}

function SignedOutLinks({ next }: { next: string | null }) {
  const query = next === null ? '' : `?${new URLSearchParams({ next })}`
  return (
    <>
      <a href={`/login${query}`}>Log in</a>
      <a href={`/signup${query}`}>Sign up</a>
    </>
  )
}
