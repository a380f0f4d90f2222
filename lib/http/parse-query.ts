import type { z } from 'zod'
import { Refusal } from '@/lib/kernel/refusal'

/**
 * A query string by its schema.
 *
 * @throws {Refusal} invalid, naming the parameter
 */
export function parseQuery<Schema extends z.ZodType>(schema: Schema, query: URLSearchParams): z.output<Schema> {
  const parsed = schema.safeParse(Object.fromEntries(query))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new Refusal('invalid', issue?.message ?? 'This cannot be read.', { field: issue?.path.join('.') ?? '' })
}
