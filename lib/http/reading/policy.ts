import { openBuilt } from './built'

/** The Content-Security-Policy of the reading pages: the same for all of them, without a nonce. */
export async function readingPolicy(): Promise<string> {
  return (await openBuilt()).policy
}
