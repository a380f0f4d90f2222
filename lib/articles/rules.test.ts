import { afterEach, describe, expect, test } from 'vitest'
import { forgetSettings } from '@/lib/kernel/settings'
import { type Closing, choiceAt, nextChange, scheduledChange, takesComments, threadState, threadWords } from './rules'

const DAY_MS = 24 * 60 * 60 * 1_000
const published = new Date('2026-11-04T06:00:00Z')
const days = (count: number, ms = 0) => new Date(published.getTime() + count * DAY_MS + ms)
const article = (given: Partial<Closing> = {}): Closing => ({
  ...{ takesComments: 'automatic', changesAt: null, changesTo: null },
  ...{ publishedAt: published, addedAt: published, quietHours: null },
  ...given,
})

const set = (hours: string, zone = 'UTC') => {
  Object.assign(process.env, { QUIET_HOURS: hours, SITE_TIME_ZONE: zone })
  forgetSettings()
}
afterEach(() => {
  delete process.env.QUIET_HOURS
  delete process.env.SITE_TIME_ZONE
  forgetSettings()
})

test('a thread closes fourteen days after publication, to the millisecond', () => {
  expect([days(0), days(14, -1), days(14), days(400)].map((now) => takesComments(article(), now))).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('where the publication is not known, the day counts on which the article was added', () => {
  const imported = article({ publishedAt: null, addedAt: days(10) })

  expect([days(23), days(24)].map((now) => takesComments(imported, now))).toEqual([true, false])
})

test('a moderator’s choice wins, early and late', () => {
  expect(takesComments(article({ takesComments: 'closed' }), days(0))).toBe(false)
  expect(takesComments(article({ takesComments: 'open' }), days(400))).toBe(true)
})

describe('a scheduled change', () => {
  const scheduled = article({ takesComments: 'open', changesAt: days(3), changesTo: 'closed' })

  test('counts from its time on, with nobody doing anything', () => {
    expect([days(3, -1), days(3)].map((now) => takesComments(scheduled, now))).toEqual([true, false])
    expect([days(3, -1), days(3)].map((now) => choiceAt(scheduled, now))).toEqual(['open', 'closed'])
    expect([days(3, -1), days(3)].map((now) => scheduledChange(scheduled, now)?.to)).toEqual(['closed', undefined])
  })

  test('leaves a thread to the house again, which closes it by age', () => {
    const left = article({ takesComments: 'open', changesAt: days(20), changesTo: 'automatic' })

    expect([days(19), days(20)].map((now) => threadState(left, now))).toEqual([
      { isOpen: true, why: 'choice' },
      { isOpen: false, why: 'age' },
    ])
  })

  test('is told to readers, with its day while that is not the next one', () => {
    const opening = article({ takesComments: 'closed', changesAt: days(3), changesTo: 'open' })

    expect([days(1), days(2), days(3)].map((now) => threadWords(scheduled, now))).toEqual([
      'Comments close on 7 Nov 2026, 06:00 UTC',
      'Comments close at 06:00',
      'Comments are closed',
    ])
    expect([days(0), days(2.5), days(3)].map((now) => threadWords(opening, now))).toEqual([
      'Comments are closed until 7 Nov 2026, 06:00 UTC',
      'Comments are closed until 06:00',
      null,
    ])
  })
})

describe('quiet hours', () => {
  const at = (hour: string) => new Date(`2026-11-05T${hour}:00Z`)

  test('close every thread but one that a moderator opened by hand', () => {
    set('23:00-07:00')

    expect([at('06:59'), at('07:00'), at('22:59'), at('23:00')].map((now) => takesComments(article(), now))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(takesComments(article({ takesComments: 'open' }), at('02:00'))).toBe(true)
    expect(threadState(article({ takesComments: 'closed' }), at('12:00'))).toEqual({ isOpen: false, why: 'choice' })
  })

  test('say until when, and nothing of an opening where age has closed the thread', () => {
    set('23:00-07:00', 'Asia/Tokyo')

    expect(threadWords(article(), new Date('2026-11-05T15:00:00Z'))).toBe(
      'Quiet hours: comments are closed until 07:00',
    )
    expect(threadWords(article(), at('02:00'))).toBe(null)
    expect(threadWords(article(), days(20))).toBe('Comments are closed')
  })

  test('of an article win over the site’s, also where it has none', () => {
    set('23:00-07:00')
    const [own, none] = [article({ quietHours: '12:00-13:00' }), article({ quietHours: '' })]

    expect([own, none, article()].map((one) => takesComments(one, at('02:00')))).toEqual([true, true, false])
    expect([own, none, article()].map((one) => takesComments(one, at('12:30')))).toEqual([false, true, true])
    expect(threadWords(own, at('12:30'))).toBe('Quiet hours: comments are closed until 13:00')
    expect(nextChange(own, at('02:00'))).toEqual(at('12:00'))
  })

  test('are not the end of a closing that goes on beyond them', () => {
    set('23:00-07:00')
    const closing = article({ changesAt: new Date('2026-11-06T03:00:00Z'), changesTo: 'closed' })

    expect(threadWords(closing, new Date('2026-11-06T01:00:00Z'))).toBe('Comments are closed')
  })
})

describe('the next change', () => {
  const chain = (given: Closing, from: Date, length: number) => {
    const times: (string | null)[] = []
    for (let now: Date | null = from; now && times.length < length; ) {
      now = nextChange(given, now)
      times.push(now?.toISOString() ?? null)
    }
    return times
  }

  test('of a thread left to the house is its end by age, and then none', () => {
    expect(chain(article(), days(0), 4)).toEqual([days(14).toISOString(), null])
  })

  test('is none where a moderator has chosen, and the scheduled one where there is one', () => {
    expect(nextChange(article({ takesComments: 'closed' }), days(0))).toBe(null)
    expect(nextChange(article({ takesComments: 'closed', changesAt: days(3), changesTo: 'open' }), days(0))).toEqual(
      days(3),
    )
    expect(nextChange(article({ takesComments: 'closed', changesAt: days(3), changesTo: 'open' }), days(3))).toBe(null)
  })

  test('comes with each end of quiet hours, until age closes the thread for good', () => {
    set('23:00-07:00')

    expect(chain(article(), days(12), 6)).toEqual([
      '2026-11-16T07:00:00.000Z',
      '2026-11-16T23:00:00.000Z',
      '2026-11-17T07:00:00.000Z',
      '2026-11-17T23:00:00.000Z',
      days(14).toISOString(),
      null,
    ])
  })

  test('leaves nothing out: between two changes a thread stays as it is, and why', () => {
    set('22:30-06:15', 'Europe/Berlin')
    const given = article({ changesAt: days(5, 1_234), changesTo: 'closed' })

    for (let now = days(0); now < days(16); now = new Date(now.getTime() + 5_413_000)) {
      const next = nextChange(given, now) ?? days(30)
      const late = new Date(Math.min(next.getTime() - 1, days(16).getTime()))
      expect([now, threadState(given, late)]).toEqual([now, threadState(given, now)])
    }
  })
})
