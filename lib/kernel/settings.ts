import { z } from 'zod'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

const count = (standard: number) => z.coerce.number().int().min(0).default(standard)
const duration = (unitMs: number, standard: number) =>
  z.coerce
    .number()
    .min(0)
    .default(standard)
    .transform((n) => n * unitMs)
const flag = (standard: boolean) =>
  z
    .enum(['true', 'false'])
    .default(standard ? 'true' : 'false')
    .transform((word) => word === 'true')

const Environment = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^(file:|postgres(ql)?:\/\/)/, 'must begin with file: or postgresql://')
    .default('file:./data/engawa.db'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  SITE_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  SITE_NAME: z.string().trim().min(1).max(80).default('The Bay Courier'),
  SITE_LOCALE: z.enum(['en', 'ja']).default('en'),
  NEXTAUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((ip) => ip.trim())
        .filter(Boolean),
    ),

  COMMENT_MIN_CHARACTERS: count(2),
  COMMENT_MAX_CHARACTERS: count(5_000),
  COMMENT_MAX_BYTES: count(20_000),
  QUOTES_MAX: count(5),
  QUOTE_MAX_CHARACTERS: count(600),
  QUOTES_MAX_CHARACTERS: count(1_500),
  EDIT_WINDOW_MINUTES: duration(MINUTE_MS, 15),
  EDIT_GRACE_MINUTES: duration(MINUTE_MS, 2),
  PACE_NEW_READER_SECONDS: duration(1_000, 30),
  PACE_NEW_READER_PER_DAY: count(10),
  PACE_MEMBER_SECONDS: duration(1_000, 10),
  PACE_MEMBER_PER_MINUTE: count(3),
  SIGN_IN_TRIES: count(5),
  SIGN_IN_TRIES_MINUTES: duration(MINUTE_MS, 15),
  SIGN_IN_TRIES_PER_ADDRESS: count(20),
  SIGN_UPS_PER_ADDRESS: count(10),
  HOLD_FIRST_COMMENT: flag(true),
  HOLD_LINKS_WITHIN_FIRST: count(3),
  HOLD_HISTORY_PERCENT: count(30),
  HOLD_HISTORY_MIN_DECIDED: count(5),
  HOLD_REPEAT_MINUTES: duration(MINUTE_MS, 10),
  HOLD_FASTER_THAN_SECONDS: duration(1_000, 2),
  HOLD_SPAM_PERCENT: count(90),
  THREAD_BRAKE: flag(false),
  THREAD_BRAKE_MINUTES: duration(MINUTE_MS, 2),
  REPORTS_TO_HIDE: count(3),
  CLAIM_MINUTES: duration(MINUTE_MS, 2),
  UNDO_SECONDS: duration(1_000, 10),
  THREAD_CLOSES_DAYS: duration(DAY_MS, 14),
  QUIET_HOURS: z
    .string()
    .regex(/^(([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d)?$/, 'must be like 23:00-07:00')
    .default(''),
  SITE_TIME_ZONE: z
    .string()
    .refine(
      (zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC',
      'must be a time zone like Asia/Tokyo',
    )
    .default('UTC'),
  LIVE_CONNECTIONS: count(5_000),
  LIVE_CONNECTIONS_PER_ADDRESS: count(50),
  KEPT_PAGES_MB: z.coerce
    .number()
    .min(0)
    .default(64)
    .transform((megabytes) => megabytes * 1_000_000),
  COMMENTS_PER_PAGE: z.coerce.number().int().min(1).max(100).default(50),
})

export type Settings = Readonly<ReturnType<typeof readSettings>>

/** What is wrong with the configuration, all faults in one message. */
export class SettingsFault extends Error {
  override readonly name = 'SettingsFault'
}

/**
 * Reads every setting from an environment.
 *
 * @throws {SettingsFault} naming every variable at fault
 */
export function readSettings(env: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new SettingsFault(`These settings cannot be used:\n${faults.join('\n')}`)
  }
  const { SITE_URL, ...rest } = parsed.data
  return { ...rest, SITE_URL: new URL(SITE_URL ?? `http://localhost:${rest.PORT}`).origin, DAY_MS, HOUR_MS }
}

let current: Settings | null = null

/** The settings of this process, read from its environment at the first call. */
export function settings(): Settings {
  current ??= readSettings(process.env)
  return current
}

/** Reads the environment anew at the next call: for tests that set a variable. */
export function forgetSettings(): void {
  current = null
}
