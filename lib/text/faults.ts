const FAULTS: { pattern: RegExp; says: string }[] = [
  { pattern: /(?![\n\t])\p{Cc}/u, says: 'It contains a control character.' },
  { pattern: /\p{Cs}/u, says: 'It contains half of a character (a lone surrogate).' },
  {
    pattern: /[\u202a-\u202e\u2066-\u2069]/,
    says: 'It contains a character that turns the direction of writing around.',
  },
  { pattern: /[\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff]/, says: 'It contains an invisible character.' },
  {
    pattern: /(?<![\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200c\u200d]/u,
    says: 'It contains an invisible joiner where nothing can be joined.',
  },
  { pattern: /\p{M}{9}/u, says: 'It piles more than 8 marks on one letter.' },
]
const TAG_CHARACTER = /[\u{e0000}-\u{e007f}]/u
const REGION_FLAG = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{2,8}\u{e007f}/gu

/**
 * Names what is not accepted in any text that people send.
 *
 * @returns a sentence for each fault, none where the text may come in; line breaks are expected as '\n'
 */
export function textFaults(text: string): string[] {
  const faults = FAULTS.filter(({ pattern }) => pattern.test(text)).map(({ says }) => says)
  const hasTags = TAG_CHARACTER.test(text) && TAG_CHARACTER.test(text.replace(REGION_FLAG, ''))
  return hasTags ? [...faults, 'It contains an invisible tag character.'] : faults
}
