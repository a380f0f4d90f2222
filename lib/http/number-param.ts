import { Refusal } from '@/lib/kernel/refusal'
import type { Params } from './write'

/**
 * The comment's number in a route's address.
 *
 * @throws {Refusal} not_found, where it is none
 */
export function numberParam(params: Params): number {
  const { number = '' } = params
  if (!/^[1-9]\d{0,8}$/.test(number)) throw new Refusal('not_found', 'There is no such comment.')
  return Number(number)
}
