import { isUnavailable } from '@/lib/db/errors'
import { REFUSAL_STATUS, Refusal } from '@/lib/kernel/refusal'

const PRIVATE = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' } as const
const RETRY_MS = 5_000

/** What a door says. As a `Response`, whose body is a stream, it would cost more than to make it. */
export type Answer = { status: number; headers: Record<string, string>; body: string | null }

/** An answer as the framework takes it. */
export function toResponse({ body, ...init }: Answer): Response {
  return new Response(body, init)
}

/** JSON for a program; never kept by anything in between. */
export function answerJson(value: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...PRIVATE, ...headers },
    body: JSON.stringify(value),
  }
}

/** Sends a browser on to the page that shows what came of its form. */
export function seeOther(path: string): Answer {
  return { status: 303, headers: { ...PRIVATE, location: path }, body: null }
}

/** Whatever was thrown, as a refusal: the expected ones as they are, a busy store as `unavailable`; bugs are thrown on. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (isUnavailable(error))
    return new Refusal('unavailable', 'The forum is busy; please try again in a moment.', { retryAfterMs: RETRY_MS })
  throw error
}

/** A refusal as programs get it. */
export function answerRefusal(refusal: Refusal): Answer {
  const { code, message, field, nearest, problems, retryAfterMs } = refusal
  const body = {
    code,
    message,
    ...(field === null ? {} : { field }),
    ...(code === 'misquoted' ? { nearest } : {}),
    ...(problems.length === 0 ? {} : { problems }),
  }
  const headers: Record<string, string> =
    retryAfterMs === null ? {} : { 'retry-after': String(Math.ceil(retryAfterMs / 1_000)) }
  return answerJson(body, REFUSAL_STATUS[code], headers)
}
