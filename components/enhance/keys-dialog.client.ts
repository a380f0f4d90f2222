import { make } from './compose-element.client'
import { areKeysOff, switchKeys } from './keys-off.client'

/** Tells what keys do, and lets them be switched off; `off` is the name under which that is remembered. */
export function showKeys(className: string | undefined, list: HTMLElement, off: string): void {
  if (document.querySelector('dialog[open]')) return
  const box = make('input', { type: 'checkbox', checked: !areKeysOff(off) })
  box.addEventListener('change', () => switchKeys(off, box.checked))
  const dialog = make(
    'dialog',
    { className: className ?? '', ariaLabel: 'Keys' },
    make('h2', {}, 'Keys'),
    list,
    make('label', {}, box, ' Use these keys'),
    make('p', {}, 'When they are off, Control and ? opens this again.'),
    make('form', { method: 'dialog' }, make('button', {}, 'Close')),
  )
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}
