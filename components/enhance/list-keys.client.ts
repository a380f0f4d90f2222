import { make } from './compose-element.client'
import styles from './enhance.module.css'
import { showKeys } from './keys-dialog.client'

const KEYS = [
  ['j', 'next comment'],
  ['k', 'comment before'],
  ['n', 'next new comment, when you are logged in'],
  ['?', 'these keys'],
] as const

/** Tells which keys lead through a thread. */
export function listKeys(off: string): void {
  const keys = KEYS.map(([key, does]) => make('li', {}, make('kbd', {}, key), ` ${does}`))
  showKeys(styles.keys, make('ul', {}, ...keys), off)
}
