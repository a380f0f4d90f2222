import { Refusal } from '@/lib/kernel/refusal'
import { textFaults } from '@/lib/text/faults'
import { tidy } from '@/lib/text/tidy'

/**
 * The words of a note or a warning as they will be read: line ends and edges tidied.
 *
 * @throws {Refusal} invalid
 */
export function acceptNote(text: string): string {
  const fault = textFaults(text.replace(/\r\n?/g, '\n'))[0]
  if (fault) throw new Refusal('invalid', fault, { field: 'text' })
  const tidied = tidy(text).trim()
  if (tidied === '') throw new Refusal('invalid', 'There are no words in it.', { field: 'text' })
  return tidied
}
