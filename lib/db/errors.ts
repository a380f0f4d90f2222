import { Prisma as PostgresqlPrisma } from './generated/postgresql/client'
import { Prisma as SqlitePrisma } from './generated/sqlite/client'

/** A write conflict or deadlock; the work may be tried again as it is. */
const CONFLICT = 'P2034'
const UNIQUE_VIOLATION = 'P2002'

/** Codes of a store that cannot be reached or is busy: the caller may try again later. */
const UNREACHABLE = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028'])

/** Whether a write failed because a unique column holds that value already. */
export function isUniqueViolation(error: unknown): boolean {
  return knownCode(error) === UNIQUE_VIOLATION
}

/** Whether the same work may succeed when tried again at once. */
export function isTransient(error: unknown): boolean {
  return knownCode(error) === CONFLICT
}

/** Whether the store is busy or out of reach. */
export function isUnavailable(error: unknown): boolean {
  const code = knownCode(error)
  return code !== null && UNREACHABLE.has(code)
}

function knownCode(error: unknown): string | null {
  const isKnown =
    error instanceof SqlitePrisma.PrismaClientKnownRequestError ||
    error instanceof PostgresqlPrisma.PrismaClientKnownRequestError
  return isKnown ? error.code : null
}
