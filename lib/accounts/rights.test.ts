import { describe, expect, test } from 'vitest'
import { Refusal } from '@/lib/kernel/refusal'
import { may, RIGHTS, type Right, requireRight } from './rights'
import { ROLES, type Role, type Viewer } from './view'

/** The table once more, written by hand on purpose: a right that moves or comes in must be meant. */
const MODERATORS: Right[] = [
  'seeDesk',
  'decide',
  'pick',
  'lockReplies',
  'closeThread',
  'changeWords',
  'warn',
  'suspend',
  'writeNotes',
  'exportLog',
]
const ADMINS: Right[] = ['suspendColleague', 'changeRole', 'importArticle', 'renameReader']

const a = (role: Role, suspension: Viewer['suspension'] = null): Viewer => ({
  id: '1',
  name: 'Bramble',
  role,
  suspension,
})
const isRight = (name: string): name is Right => name in RIGHTS
const rightsOf = (viewer: Viewer | null) =>
  Object.keys(RIGHTS)
    .filter(isRight)
    .filter((right) => may(viewer, right))
    .toSorted()

describe('who may what', () => {
  test('somebody signed out and a reader have no right of the desk', () => {
    expect(rightsOf(null)).toEqual([])
    expect(rightsOf(a('reader'))).toEqual([])
  })

  test('a moderator may all that a newsroom does every day, an admin everything', () => {
    expect(rightsOf(a('moderator'))).toEqual(MODERATORS.toSorted())
    expect(rightsOf(a('admin'))).toEqual([...MODERATORS, ...ADMINS].toSorted())
  })

  test('whoever is suspended has none, whatever their role', () => {
    const suspensions = [
      { reason: 'Abuse.', until: null },
      { reason: 'Abuse.', until: '2026-12-01T00:00:00.000Z' },
    ]

    expect(ROLES.flatMap((role) => suspensions.flatMap((suspension) => rightsOf(a(role, suspension))))).toEqual([])
  })

  test('what somebody may not do does not exist for them, and whoever may is given back', () => {
    const moderator = a('moderator')

    expect(requireRight(moderator, 'decide')).toBe(moderator)
    for (const viewer of [null, a('reader'), a('admin', { reason: 'Abuse.', until: null })])
      expect(() => requireRight(viewer, 'decide')).toThrow(
        expect.objectContaining({ constructor: Refusal, code: 'not_found' }),
      )
    expect(() => requireRight(moderator, 'changeRole')).toThrow(expect.objectContaining({ code: 'not_found' }))
  })
})
