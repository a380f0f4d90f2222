import type { ReactNode } from 'react'
import type { Viewer } from '@/lib/accounts/view'
import styles from './desk.module.css'
import { DeskMessage } from './desk-message'

/** What a page of the desk is called in its navigation. */
export type DeskPlace = 'queue' | 'readers' | 'articles' | 'words' | 'imports' | 'log' | 'figures'

const PLACES: [place: DeskPlace, href: string, name: string][] = [
  ['queue', '/moderate', 'Queue'],
  ['readers', '/moderate/readers', 'Readers'],
  ['articles', '/moderate/articles', 'Articles'],
  ['words', '/moderate/words', 'Words'],
  ['imports', '/moderate/imports', 'Imports'],
  ['log', '/moderate/log', 'Log'],
  ['figures', '/moderate/figures', 'Figures'],
]

type Props = {
  siteName: string
  viewer: Viewer
  place: DeskPlace
  /** how many comments wait */
  waiting: number
  /** the value of `?said=` and of `?done=` */
  said?: string | undefined
  done?: string | undefined
  /** the page is as high as the window, and its parts scroll by themselves where there is room for that */
  isWhole?: boolean
  children: ReactNode
}

/** A page of the desk: the ways through it, what was just done, and its one matter. */
export function Desk({ siteName, viewer, place, waiting, said, done, isWhole = false, children }: Props) {
  return (
    <div className={styles.desk} data-desk data-whole={isWhole || undefined}>
      <a className={styles.skip} href="#main">
        Skip to the page
      </a>
      <header className={styles.top}>
        <a className={styles.name} href="/" title="To the front page">
          {siteName}
        </a>
        <nav className={styles.nav} aria-label="Desk" data-desk-nav>
          {PLACES.map(([key, href, name]) => (
            <a key={key} href={href} aria-current={key === place ? 'page' : undefined}>
              {name}
              {key === 'queue' && <Waiting count={waiting} />}
            </a>
          ))}
        </nav>
        <a className={styles.viewer} href="/account" title="Your account">
          <bdi>{viewer.name}</bdi>
        </a>
      </header>
      <main id="main" className={styles.main} tabIndex={-1}>
        <DeskMessage said={said} done={done} />
        {children}
      </main>
    </div>
  )
}

function Waiting({ count }: { count: number }) {
  return (
    <>
      {' '}
      <b className={styles.count} data-count="waiting" hidden={count === 0}>
        {count}
      </b>
    </>
  )
}
