/** The reasons for which a comment can be reported or removed, in words; the house rules explain each. */
export const REMOVAL_REASONS = {
  offensive: 'offensive',
  abuse: 'abuse',
  spam: 'spam',
  advertising: 'advertising',
  illegal: 'illegal',
  harassment: 'harassment',
  misinformation: 'misinformation',
  hate: 'hate',
  off_topic: 'off topic',
  other: 'against the house rules',
} as const

/** A stored reason in words. */
export function removalWords(reason: string | null): string {
  const known = Object.entries(REMOVAL_REASONS).find(([key]) => key === reason)
  return known?.[1] ?? REMOVAL_REASONS.other
}
