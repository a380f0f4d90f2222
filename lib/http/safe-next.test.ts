import { describe, expect, test } from 'vitest'
import { safeNext } from './safe-next'

describe('REDIR-1: return addresses', () => {
  test.each(['/', '/articles/a-b?page=2#c9', '/articles/%E3%81%82/write?draft=1', '/readers/Five%20Families'])(
    '%s is followed',
    (path) => {
      expect(safeNext(path)).toBe(path)
    },
  )

  test('an address of this very site is followed as a path', () => {
    expect(safeNext('http://localhost:3000/account')).toBe('/account')
  })

  test.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'https://evil.example',
    'https:evil.example',
    'http://localhost:3000@evil.example/',
    'http://localhost:3000.evil.example/',
    'javascript:alert(1)',
    'evil.example',
    '',
    ' /',
    '/ /x',
    '/a\r\nSet-Cookie: a=b',
    '///evil.example',
    '/%09/evil.example'.replace('%09', '\t'),
    'data:text/html,x',
    '/x'.repeat(2_000),
  ])('%j leads to the front page', (wanted) => {
    expect(safeNext(wanted)).toBe('/')
  })

  test.each([undefined, null, 7, ['/a'], { path: '/' }])(
    '%j, which is no address, leads to the front page',
    (wanted) => {
      expect(safeNext(wanted)).toBe('/')
    },
  )

  test('%09 stays what it is: a path of this site', () => {
    expect(new URL(safeNext('/%09/evil.example'), 'http://localhost:3000').host).toBe('localhost:3000')
  })
})
