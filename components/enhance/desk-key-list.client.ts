import styles from '@/components/moderation/keys.module.css'
import { make } from './compose-element.client'
import { showKeys } from './keys-dialog.client'

const KEYS = [
  ['a', 'approve, or let it stand; restore what is removed'],
  ['r', 'remove: opens the reasons; again, with a reason chosen, removes'],
  ['1 – 9, 0', 'choose the reason'],
  ['n', 'words to its author'],
  ['u', 'uphold an appeal'],
  ['d', 'dismiss an appeal'],
  ['j', 'skip to the next'],
  ['k', 'the one before'],
  ['t', 'take the next that nobody looks at'],
  ['z', 'take back what was just decided'],
  ['x', 'select it, to decide several at once'],
  ['b', 'decide those that are selected'],
  ['m', 'more: what else can be done with it'],
  ['l', 'lock the replies to it, or open them'],
  ['p', 'pick it for the front page, or no longer'],
  ['s', 'its author’s page'],
  ['w', 'all by its author, in one act'],
  ['f', 'the next list: reported, held, appealed, removed'],
  ['Esc', 'leave a field, close what is open'],
  ['?', 'these keys'],
] as const

/** Tells what the keys of the desk do. */
export function listDeskKeys(off: string): void {
  const keys = KEYS.flatMap(([key, does]) => [make('dt', {}, key), make('dd', {}, does)])
  showKeys(styles.listed, make('dl', {}, ...keys), off)
}
