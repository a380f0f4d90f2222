import type { DirectAnswer, DirectDoorName, DirectRequest } from './direct-doors'
import type { Door } from './write'

/** Answers requests that were handed in at their own doors. */
export function openDoors(doors: Record<DirectDoorName, Door>): (asked: DirectRequest) => Promise<DirectAnswer> {
  return async ({ door, params, headers: sent, body }) => {
    const named = new Map(sent)
    const headers = { get: (name: string) => named.get(name) ?? null }
    const answer = await doors[door]({ headers, body }, { params: Promise.resolve(params) })
    return { status: answer.status, headers: Object.entries(answer.headers).flat(), body: answer.body ?? '' }
  }
}
