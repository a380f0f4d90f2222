import { countWaiting } from './desk-counts.client'
import { workQueue } from './desk-queue.client'

/** What helps a moderator at the desk. */
export const BEHAVIOURS = [countWaiting, workQueue]
