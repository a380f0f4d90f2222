import { expect, test } from 'vitest'
import { addressOf, keyOf } from './address'

const THREAD = ['page', 'order', 'view', 'from']

test('what does not change a page is not in its key, however it is written', () => {
  const keys = ['/articles/a', '/articles/a?utm_source=mail&fbclid=1', `/articles/a?padding=${'x'.repeat(2_000)}`].map(
    (url) => keyOf(url, THREAD, undefined),
  )

  expect(new Set(keys)).toEqual(new Set(['/articles/a?#']))
})

test('what changes it is, in one order; words without meaning are all one', () => {
  expect(keyOf('/articles/a?from=9&order=newest&x=1', THREAD, undefined)).toBe('/articles/a?order=newest&from=9#')
  expect(keyOf('/articles/a?order=upside-down', THREAD, undefined)).toBe(keyOf('/articles/a?order=', THREAD, undefined))
  expect(keyOf('/rules?page=2', [], undefined)).toBe('/rules?#')
})

test('the remembered choice is in the key where it has a say', () => {
  const cookie = 'newest.threaded'

  expect(keyOf('/articles/a', THREAD, cookie)).toBe('/articles/a?#newest.threaded')
  expect(keyOf('/articles/a?page=1', THREAD, cookie)).toBe('/articles/a?page=1#')
  expect(keyOf('/articles/a', THREAD, 'oldest.flat')).toBe('/articles/a?#')
  expect(keyOf('/articles/a', THREAD, 'abc.def')).toBe('/articles/a?#')
  expect(keyOf('/rules', [], cookie)).toBe('/rules?#')
})

test('what is said to one reader, or is longer than any address of ours, is not kept', () => {
  expect(keyOf('/articles/a?said=posted', THREAD, undefined)).toBeNull()
  expect(keyOf('/articles/a?draft=1', THREAD, undefined)).toBeNull()
  expect(keyOf(`/articles/a?from=${'9'.repeat(600)}`, THREAD, undefined)).toBeNull()
})

test('a key leads back to what it was made of', () => {
  const address = addressOf(keyOf('/articles/a%23b?from=9', THREAD, 'newest.flat') ?? '')

  expect([address.path, String(address.query), address.choice]).toEqual(['/articles/a%23b', 'from=9', 'newest.flat'])
})
