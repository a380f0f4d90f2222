/** The codes of every expected "no", with the HTTP status that each is answered with. */
export const REFUSAL_STATUS = {
  invalid: 422,
  misquoted: 422,
  signed_out: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  closed: 409,
  too_large: 413,
  rate_limited: 429,
  unavailable: 503,
} as const

export type RefusalCode = keyof typeof REFUSAL_STATUS

/** What a refusal may say beyond its words: the field at fault, the passage that was meant, when to try again. */
export type RefusalDetails = { field?: string; nearest?: string | null; retryAfterMs?: number; problems?: string[] }

/** An expected "no": thrown in a verb it rolls the transaction back and is answered in one place, `lib/http`. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly field: string | null
  readonly nearest: string | null
  readonly retryAfterMs: number | null
  readonly problems: string[]

  /** @param words what the person is told, in the product's words */
  constructor(
    readonly code: RefusalCode,
    words: string,
    details: RefusalDetails = {},
  ) {
    super(words)
    this.field = details.field ?? null
    this.nearest = details.nearest ?? null
    this.retryAfterMs = details.retryAfterMs ?? null
    this.problems = details.problems ?? []
  }
}
