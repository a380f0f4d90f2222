import { dictionary } from '@zxcvbn-ts/language-common'
import type { Suspension } from './view'

const MIN_PASSWORD_CHARACTERS = 8
const MAX_PASSWORD_CHARACTERS = 128

const COMMON_PASSWORDS = new Set(dictionary['passwords-common'])

/**
 * What is wrong with a password, in one sentence, or null.
 *
 * @param password as typed; judged after NFKC
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html
 */
export function passwordFault(password: string): string | null {
  const characters = [...password.normalize('NFKC')].length
  if (characters < MIN_PASSWORD_CHARACTERS) return `A password has at least ${MIN_PASSWORD_CHARACTERS} characters.`
  if (characters > MAX_PASSWORD_CHARACTERS) return `A password has at most ${MAX_PASSWORD_CHARACTERS} characters.`
  const isCommon = COMMON_PASSWORDS.has(password.normalize('NFKC').toLowerCase())
  return isCommon ? 'This password is among the most common ones; please take another.' : null
}

/** The form of an e-mail address by which accounts are told apart. */
export function emailKey(email: string): string {
  return email.trim().normalize('NFKC').toLowerCase()
}

export type SuspensionColumns = {
  suspendedAt: Date | null
  suspendedUntil: Date | null
  suspensionReason: string | null
}

/** The suspension that is in force now, or null. */
export function currentSuspension(account: SuspensionColumns, now: Date): Suspension | null {
  const { suspendedAt, suspendedUntil, suspensionReason } = account
  if (!suspendedAt || (suspendedUntil && suspendedUntil <= now)) return null
  return { reason: suspensionReason ?? '', until: suspendedUntil?.toISOString() ?? null }
}
