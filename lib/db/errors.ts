import Database from 'better-sqlite3'
import pg from 'pg'
import { Prisma as PostgresqlPrisma } from './generated/postgresql/client'
import { Prisma as SqlitePrisma } from './generated/sqlite/client'

/** Codes of a write conflict or deadlock; the work may be tried again as it is. */
const CONFLICTS = new Set(['P2034', '40001', '40P01'])
const UNIQUE_VIOLATIONS = new Set(['P2002', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505'])

/** Codes of a store that cannot be reached or is busy: the caller may try again later. */
const UNREACHABLE = new Set([
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028'],
  ...['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_FSYNC'],
  ...['08000', '08003', '08006', '53300', '57P01', '57P02', '57P03'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'],
])

/** The store takes no more work for now. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy'
}

/** Whether a write failed because a unique column holds that value already. */
export function isUniqueViolation(error: unknown): boolean {
  return UNIQUE_VIOLATIONS.has(codeOf(error))
}

/** Whether the same work may succeed when tried again at once. */
export function isTransient(error: unknown): boolean {
  return CONFLICTS.has(codeOf(error))
}

/** Whether the store is busy or out of reach. */
export function isUnavailable(error: unknown): boolean {
  // By its name: our server's modules and Next's bundle each have a class of their own, and share one store.
  return (error instanceof Error && error.name === 'StoreBusy') || UNREACHABLE.has(codeOf(error))
}

/** The code that Prisma or a driver gives an error; '' for whatever comes from elsewhere. */
function codeOf(error: unknown): string {
  if (error instanceof SqlitePrisma.PrismaClientKnownRequestError) return prismaCode(error)
  if (error instanceof PostgresqlPrisma.PrismaClientKnownRequestError) return prismaCode(error)
  if (error instanceof Database.SqliteError) return error.code
  if (error instanceof pg.DatabaseError) return error.code ?? ''
  return error instanceof Error ? systemCode(error) : ''
}

/** A host of several addresses, none of which answers, gives an error about all of them. */
function systemCode(error: Error): string {
  const isOfSystem = 'code' in error && ('syscall' in error || error instanceof AggregateError)
  return isOfSystem && typeof error.code === 'string' ? error.code : ''
}

const RAW_QUERY_FAILED = 'P2010'

/** A statement by hand that fails through Prisma has the database's own code within. */
function prismaCode({ code, meta }: { code: string; meta?: Record<string, unknown> | undefined }): string {
  if (code !== RAW_QUERY_FAILED) return code
  const cause = meta?.driverAdapterError instanceof Error ? meta.driverAdapterError.cause : undefined
  const original =
    cause !== null && typeof cause === 'object' && 'originalCode' in cause ? cause.originalCode : undefined
  return typeof original === 'string' ? original : code
}
