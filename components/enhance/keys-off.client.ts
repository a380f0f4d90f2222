/** Whether somebody has switched keys off in this browser; `name` says which keys. */
export function areKeysOff(name: string): boolean {
  try {
    return localStorage.getItem(name) !== null
  } catch {
    return false
  }
}

/** Switches keys on or off, and remembers it where the browser lets it. */
export function switchKeys(name: string, isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(name)
    else localStorage.setItem(name, '1')
  } catch (refused) {
    console.warn(refused)
  }
}
