import { describe, expect, test } from 'vitest'
import { nameFaults, nameKey } from './names'

describe('UNI-2: names', () => {
  test.each(['Nicolò', 'Five Families', 'O’Brien', '田中みどり', 'terrace_no_9', 'Peter14', 'Дмитрий', 'J. R. Low'])(
    '%s is a fine name',
    (name) => {
      expect(nameFaults(name)).toEqual([])
    },
  )

  test.each([
    'admin',
    'ADMIN',
    'аdmin',
    'adm1n',
    'a d m i n',
    'Ａｄｍｉｎ',
    'Modérator'.replace('é', 'e'),
    'm.o.d',
    'ѕystem',
    'Eng awa',
    'The Moderator',
    'site admin',
    'Editor in Chief',
  ])('%s imitates the house and is refused', (name) => {
    expect(nameFaults(name)).toHaveLength(1)
  })

  test.each([
    '',
    'x',
    ' x y',
    'x y ',
    'a  b',
    '<script>',
    'a\u0000b',
    'a\u202Eb',
    'a\u200Bb',
    'paypаl',
    'z\u0300\u0301\u0302\u0303y',
    'n'.repeat(31),
    '...',
    'a\nb',
  ])('%j is refused', (name) => {
    expect(nameFaults(name).length).toBeGreaterThan(0)
  })

  test.each([
    ['Peter14', 'PeterI4'],
    ['Peter14', 'peterl4'],
    ['Speed', 'ＳＰＥＥＤ'],
    ['dagon', 'dag0n'],
    ['modern', 'rnodern'],
    ['scope', 'ѕсоре'],
    ['Five Families', 'five_families'],
  ])('%s and %s are one name', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other))
  })

  test('names that differ stay apart', () => {
    const names = ['Peter14', 'Peter15', 'Nicolò', 'Nicola', '田中', '田辺', 'dagon', 'dragon']

    const keys = new Set(names.map(nameKey))

    expect(keys.size).toBe(names.length)
  })
})
