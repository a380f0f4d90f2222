import { nextNew } from './next-new.client'

/** What helps a signed-in reader to what is new. */
export const BEHAVIOURS = [nextNew]
