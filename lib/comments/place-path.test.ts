import { expect, test } from 'vitest'
import { placePath } from './place-path'
import { STANDARD } from './view-choice'

test('a comment’s place is its numbered page, or the page of the chosen list that begins with it', () => {
  const paths = [
    placePath('ferries', 60, STANDARD, 'posted'),
    placePath('ferries', 9, STANDARD),
    placePath('ferries', 60, { order: 'newest', view: 'flat' }, 'posted'),
    placePath('ferries', 60, { order: 'discussed', view: 'collapsed' }),
  ]

  expect(paths).toEqual([
    '/articles/ferries?page=2&said=posted#c60',
    '/articles/ferries#c9',
    '/articles/ferries?order=newest&view=flat&from=60&said=posted#c60',
    '/articles/ferries?order=discussed&view=threaded&from=60#c60',
  ])
})
