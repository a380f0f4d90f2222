import { describe, expect, test } from 'vitest'
import { parseAskedThread, parseViewChoice, printChoice, STANDARD, viewPath } from './view-choice'

const query = (text: string) => new URLSearchParams(text)

describe('how a thread is seen', () => {
  test('is what the reader chose before, and the usual where they never did', () => {
    const seen = ['newest.threaded', undefined, '', 'newest', 'x.y', 'recommended.collapsed.flat'].map((cookie) =>
      printChoice(parseViewChoice(cookie, query(''))),
    )

    expect(seen).toEqual([
      'newest.threaded',
      'oldest.flat',
      'oldest.flat',
      'newest.flat',
      'oldest.flat',
      'recommended.collapsed',
    ])
  })

  test('is what the address says, which shows the same to whoever chose otherwise', () => {
    const addresses = ['order=discussed', 'view=threaded', 'order=newest&view=collapsed', 'order=x', 'page=2']

    const seen = addresses.map((address) =>
      ['newest.threaded', undefined].map((cookie) => printChoice(parseViewChoice(cookie, query(address)))),
    )

    expect(seen).toEqual([
      ['discussed.flat', 'discussed.flat'],
      ['oldest.threaded', 'oldest.threaded'],
      ['newest.collapsed', 'newest.collapsed'],
      ['oldest.flat', 'oldest.flat'],
      ['oldest.flat', 'oldest.flat'],
    ])
  })

  test('stays as chosen where the address only says the comment to begin with', () => {
    expect(parseAskedThread('newest.threaded', query('from=9'))).toEqual({ order: 'newest', view: 'threaded', from: 9 })
  })
})

test('a page or a comment that cannot be is none', () => {
  const asked = ['page=0', 'page=x', 'from=-1', 'from=1e3', 'from=', 'page=9999999999'].map((address) =>
    parseAskedThread(undefined, query(address)),
  )

  expect(asked).toEqual([null, null, null, null, null, null])
})

test('an address made of a choice is read as that choice', () => {
  const path = viewPath('night ferries', { order: 'recommended', view: 'threaded' }, { from: 12, said: 'posted' })

  expect(path).toBe('/articles/night%20ferries?order=recommended&view=threaded&from=12&said=posted')
  const asked = parseAskedThread('newest.flat', query(path.split('?')[1] ?? ''))
  expect(asked).toEqual({ order: 'recommended', view: 'threaded', from: 12 })
  expect(viewPath('night', STANDARD)).toBe('/articles/night?order=oldest&view=flat')
})
