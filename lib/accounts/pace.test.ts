import { describe, expect, test } from 'vitest'
import { addressGroup } from './pace'

describe('RATE-1 one household is', () => {
  test.each([
    ['an IPv4 address, whole', '203.0.113.7', '203.0.113.7'],
    ['the same address written as IPv6', '::ffff:203.0.113.7', '203.0.113.7'],
    ['the first 64 bits of an IPv6 address', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['the same 64 bits written with zeros', '2001:0DB8:0001:0002::1', '2001:db8:1:2'],
    ['64 bits of which some are left out', '2001:db8::1', '2001:db8:0:0'],
    ['64 bits with a zone behind', 'fe80::1%eth0', 'fe80:0:0:0'],
    ['nothing at all', '::', '0:0:0:0'],
  ])('%s: %s', (_, address, group) => {
    expect(addressGroup(address)).toBe(group)
  })

  test('never two networks of 64 bits that differ', () => {
    const groups = ['2001:db8:1:2::1', '2001:db8:1:3::1', '2001:db8:2:2::1', '203.0.113.7', '203.0.113.8'].map(
      addressGroup,
    )

    expect(new Set(groups).size).toBe(5)
  })
})
