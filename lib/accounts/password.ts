import { hash, verify } from '@node-rs/argon2'

/** @see https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html (argon2id, m = 19 MiB, t = 2, p = 1) */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** The argon2id hash of a password, after NFKC, so that the same password typed on another keyboard fits. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST)
}

/** Whether a password fits a hash. Takes as long where there is no hash, so that time does not tell which names exist. */
export async function fitsPassword(passwordHash: string | null, password: string): Promise<boolean> {
  if (passwordHash !== null) return verify(passwordHash, password.normalize('NFKC'))
  await hashPassword(password)
  return false
}
