import { describe, expect, test } from 'vitest'
import { requireSameOrigin } from './same-origin'

const asks = (headers: Record<string, string>) => () => requireSameOrigin(new Headers(headers))

describe('CSRF-1: a request that changes something says that it comes from here', () => {
  test.each([
    { origin: 'http://localhost:3000' },
    { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' },
    { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000', 'sec-fetch-site': 'same-origin' },
  ])('%j is let in', (headers) => {
    expect(asks(headers)).not.toThrow()
  })

  test.each([
    {},
    { origin: 'null' },
    { origin: 'https://evil.example' },
    { origin: 'http://forum.localhost:3000' },
    { origin: 'http://localhost:3000.evil.example' },
    { origin: 'http://localhost:3001' },
    { origin: 'http://localhost:3000', 'sec-fetch-site': 'cross-site' },
    { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' },
    { host: 'localhost:3000' },
    { origin: 'not an origin', host: 'not an origin' },
  ])('%j is refused', (headers) => {
    expect(asks(headers)).toThrow(expect.objectContaining({ code: 'forbidden' }))
  })
})
