import { expect, test } from 'vitest'
import { NewClaim, NewDecisions } from './schema'

test('many comments are named in a list, in one text, or by a field that repeats, with the latest decision that was known', () => {
  const rest = { decision: 'approve' }

  const parsed = [
    NewDecisions.parse({ comments: ['night-ferries/9', 'harbour/1'], ...rest }),
    NewDecisions.parse({ comments: 'night-ferries/9 harbour/1', ...rest }),
    NewDecisions.parse({ comment: 'night-ferries/9 harbour/1', ...rest }),
  ]

  const of = [
    { slug: 'night-ferries', number: 9 },
    { slug: 'harbour', number: 1 },
  ]
  for (const one of parsed) expect(one).toEqual({ of, decision: { to: 'shown' } })
  expect(NewDecisions.parse({ comment: 'harbour/1@57', ...rest }).of).toEqual([
    { slug: 'harbour', number: 1, lastDecision: 57 },
  ])
})

test('nothing is removed without a reason, one by one or many', () => {
  const removal = { author: 'Jan', decision: 'remove', note: 'No.' }

  expect(NewDecisions.parse({ ...removal, reason: 'spam' })).toEqual({
    of: { author: 'Jan' },
    decision: { to: 'removed', reason: 'spam', note: 'No.' },
  })
  for (const reason of [undefined, '', 'because'])
    expect(NewDecisions.safeParse({ ...removal, reason }).success).toBe(false)
})

test('neither nothing, nor comments and an author, nor other fields, nor what is no place, nor too many are decided', () => {
  const approval = { decision: 'approve' }
  const faults = [
    approval,
    { ...approval, comments: [] },
    { ...approval, comments: ['night-ferries/9'], author: 'Jan' },
    { ...approval, comments: ['night-ferries/9'], status: 'shown' },
    { ...approval, comments: ['night-ferries'] },
    { ...approval, comments: ['night-ferries/0'] },
    { ...approval, comments: [{ slug: { not: '' }, number: 1 }] },
    { ...approval, comments: Array.from({ length: 1_001 }, (_, index) => `a/${index + 1}`) },
    { comments: ['night-ferries/9'], decision: 'restore' },
  ]

  expect(faults.filter((one) => NewDecisions.safeParse(one).success)).toEqual([])
})

test('a claim names a comment, or a state of which it takes the most urgent', () => {
  expect(NewClaim.parse({ slug: 'night-ferries', number: '9' })).toEqual({ slug: 'night-ferries', number: 9 })
  expect([NewClaim.parse({}), NewClaim.parse({ state: 'held' })]).toEqual([{ state: 'all' }, { state: 'held' }])
  expect(NewClaim.safeParse({ slug: 'night-ferries' }).success).toBe(false)
  expect(NewClaim.safeParse({ state: 'shown' }).success).toBe(false)
})
