import { expect, test } from 'vitest'
import { isUnavailable, StoreBusy } from './errors'

test('a busy store is known as such whichever copy of the module says so', () => {
  class StoreBusyOfAnotherBundle extends Error {
    override readonly name = 'StoreBusy'
  }

  const known = [new StoreBusy('No.'), new StoreBusyOfAnotherBundle('No.'), new Error('StoreBusy')].map(isUnavailable)

  expect(known).toEqual([true, true, false])
})

test('a host of which no address answers is out of reach', () => {
  const errors = [
    Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' }),
    Object.assign(new Error('connect'), { code: 'ECONNREFUSED', syscall: 'connect' }),
    Object.assign(new Error('ours'), { code: 'ECONNREFUSED' }),
  ]

  expect(errors.map(isUnavailable)).toEqual([true, true, false])
})
