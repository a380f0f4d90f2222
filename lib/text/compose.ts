const PILE = /\p{M}{31}/u

/**
 * Composes a text (NFC). A text that piles more than 30 marks on one letter stays as it is: sorting such a pile takes
 * quadratic time, 8 seconds for 100 KB.
 *
 * @see https://unicode.org/reports/tr15/#Stream_Safe_Text_Format
 */
export function compose(text: string): string {
  return PILE.test(text) ? text : text.normalize('NFC')
}
