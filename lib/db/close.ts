import type { Store } from './store'

// Kept on globalThis: in development the framework loads its modules anew after every change.
declare global {
  var engawaStore: Store | undefined
}

/** Closes the connections of this thread, where there are any. */
export async function closeDb(): Promise<void> {
  await globalThis.engawaStore?.close()
  globalThis.engawaStore = undefined
}
