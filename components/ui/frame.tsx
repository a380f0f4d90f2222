import type { ReactNode } from 'react'
import type { Viewer } from '@/lib/accounts/view'
import { Announcement, type Said } from './announcement'
import { Footer } from './footer'
import styles from './frame.module.css'
import { Masthead } from './masthead'

type Props = {
  siteName: string
  viewer: Viewer | null
  children: ReactNode
  /** the front page shows the name large, as its heading */
  isFront?: boolean
  /** the page has a thread to skip to */
  hasThread?: boolean
  /** next-auth wants it to log out */
  csrfToken?: string
  /** where logging in or signing up leads on to, from the pages that do it */
  next?: string
  said?: Said | null
}

/** A whole page: skip link, masthead, what the page is about, footer. */
export function Frame({
  siteName,
  viewer,
  children,
  isFront = false,
  hasThread = false,
  csrfToken,
  next,
  said = null,
}: Props) {
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href={hasThread ? '#thread' : '#main'}>
        {hasThread ? 'Skip to the comments' : 'Skip to the page'}
      </a>
      <Masthead
        siteName={siteName}
        viewer={viewer}
        isFront={isFront}
        {...(csrfToken ? { csrfToken } : {})}
        {...(next ? { next } : {})}
      />
      <main id="main" className={`${styles.page} ${styles.main}`} tabIndex={-1}>
        {said && (
          <div className={styles.said}>
            <Announcement said={said} />
          </div>
        )}
        {children}
      </main>
      <Footer siteName={siteName} />
    </div>
  )
}
