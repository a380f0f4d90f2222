import { jumpInPlace } from './jump-in-place.client'
import { showSource } from './show-source.client'

/** What helps with following quotes and replies. */
export const BEHAVIOURS = [jumpInPlace, showSource]
