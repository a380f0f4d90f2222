import { announce, type Root } from './page.client'

/** Recommends without leaving the place; when that fails the form is sent as it is. */
export function recommendInPlace(root: Root): void {
  root.addEventListener('submit', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.matches('[data-recommend]')) return
    event.preventDefault()
    void recommend(form)
  })
}

async function recommend(form: HTMLFormElement): Promise<void> {
  const method = form.querySelector<HTMLInputElement>('input[name=_method]')
  const button = form.querySelector('button')
  const count = form.querySelector('[data-count]')
  if (!method || !button || !count || button.disabled) return
  button.disabled = true
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const response = await fetch(form.action, { method: method.value, headers, body: '{}' }).catch(() => null)
  if (!response?.ok) {
    form.submit()
    return
  }
  const { recommendations }: { recommendations: number } = await response.json()
  const isOn = method.value === 'PUT'
  count.textContent = recommendations > 0 ? String(recommendations) : ''
  button.setAttribute('aria-pressed', String(isOn))
  method.value = isOn ? 'DELETE' : 'PUT'
  button.disabled = false
  button.focus()
  announce(isOn ? 'You recommend this comment.' : 'You no longer recommend this comment.')
}
