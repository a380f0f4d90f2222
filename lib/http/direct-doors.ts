/**
 * Routes that are opened without the framework, which costs more than what is behind them, and without sending the
 * request on over a socket; their addresses have named parts.
 */
export const DIRECT_DOORS = [
  { name: 'postComment', method: 'POST', pattern: /^\/api\/articles\/(?<slug>[^/]+)\/comments$/ },
] as const
export type DirectDoorName = (typeof DIRECT_DOORS)[number]['name']

/** A request on its way to the thread that answers it; headers as pairs, their names in small letters. */
export type DirectRequest = {
  door: DirectDoorName
  params: Record<string, string>
  headers: [string, string][]
  body: string
}

/** What came of it; headers as `writeHead` takes them, one after the other. */
export type DirectAnswer = { status: number; headers: string[]; body: string }

/** The door for a request and the named parts of its address; null: it has none. */
export function findDirectDoor(
  method: string | undefined,
  path: string,
): { door: DirectDoorName; params: Record<string, string> } | null {
  for (const { name, method: its, pattern } of DIRECT_DOORS) {
    const found = method === its ? pattern.exec(path) : null
    if (!found) continue
    const parts = Object.entries(found.groups ?? {}).map(([part, value]) => [part, decodeURIComponent(value)])
    return { door: name, params: Object.fromEntries(parts) }
  }
  return null
}
