import { make } from './compose-element.client'
import styles from './enhance.module.css'

const KEYS = [
  ['j', 'next comment'],
  ['k', 'comment before'],
  ['n', 'next new comment, when you are logged in'],
  ['?', 'these keys'],
] as const

/** Tells which keys lead through a thread, and lets them be switched off. */
export function listKeys(isOff: boolean, switchKeys: (isOn: boolean) => void): void {
  if (document.querySelector('dialog[open]')) return
  const box = make('input', { type: 'checkbox', checked: !isOff })
  box.addEventListener('change', () => switchKeys(box.checked))
  const keys = KEYS.map(([key, does]) => make('li', {}, make('kbd', {}, key), ` ${does}`))
  const dialog = make(
    'dialog',
    { className: styles.keys ?? '', ariaLabel: 'Keys' },
    make('h2', {}, 'Keys'),
    make('ul', {}, ...keys),
    make('label', {}, box, ' Use these keys'),
    make('p', {}, 'When they are off, Control and ? opens this again.'),
    make('form', { method: 'dialog' }, make('button', {}, 'Close')),
  )
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}
