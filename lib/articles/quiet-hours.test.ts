import { afterEach, expect, test } from 'vitest'
import { forgetSettings } from '@/lib/kernel/settings'
import { quietAt } from './quiet-hours'

const set = (hours: string, zone: string) => {
  Object.assign(process.env, { QUIET_HOURS: hours, SITE_TIME_ZONE: zone })
  forgetSettings()
}
afterEach(() => {
  delete process.env.QUIET_HOURS
  delete process.env.SITE_TIME_ZONE
  forgetSettings()
})

/** The times at which it becomes quiet (+) and stops being so (-). */
function turns(from: string, count: number): string[] {
  const found: string[] = []
  for (let now = new Date(from); found.length < count; ) {
    const { until } = quietAt(now)
    if (!until) return found
    found.push(`${quietAt(until).isQuiet ? '+' : '-'} ${until.toISOString().slice(0, 16)}`)
    now = until
  }
  return found
}

test('without quiet hours it is never quiet', () => {
  expect(quietAt(new Date('2026-11-04T02:00:00Z'))).toEqual({ isQuiet: false, until: null })
  set('07:00-07:00', 'UTC')
  expect(quietAt(new Date('2026-11-04T07:00:00Z'))).toEqual({ isQuiet: false, until: null })
})

test('they go over midnight, or within a day, by the clock of the site', () => {
  set('23:00-07:00', 'Asia/Tokyo')
  expect(turns('2026-11-04T12:00:00Z', 4)).toEqual([
    '+ 2026-11-04T14:00',
    '- 2026-11-04T22:00',
    '+ 2026-11-05T14:00',
    '- 2026-11-05T22:00',
  ])

  set('12:00-13:30', 'UTC')
  expect(turns('2026-11-04T12:10:00Z', 2)).toEqual(['- 2026-11-04T13:30', '+ 2026-11-05T12:00'])
})

test('a night in which the clock is put back lasts an hour longer, one in which it is put forward an hour less', () => {
  set('23:00-07:00', 'Europe/Berlin')

  expect(turns('2026-10-24T12:00:00Z', 2)).toEqual(['+ 2026-10-24T21:00', '- 2026-10-25T06:00'])
  expect(turns('2026-03-28T12:00:00Z', 2)).toEqual(['+ 2026-03-28T22:00', '- 2026-03-29T05:00'])
})

test('they end once in a night that shows their end twice, and at the leap in one that leaves it out', () => {
  set('23:00-02:30', 'Europe/Berlin')

  expect(turns('2026-10-24T12:00:00Z', 3)).toEqual(['+ 2026-10-24T21:00', '- 2026-10-25T00:30', '+ 2026-10-25T22:00'])
  expect(turns('2026-03-28T12:00:00Z', 3)).toEqual(['+ 2026-03-28T22:00', '- 2026-03-29T01:00', '+ 2026-03-29T21:00'])
})

test('what was found for one moment is not said of an earlier one', () => {
  set('23:00-07:00', 'UTC')

  const answers = ['2026-11-05T12:00Z', '2026-11-05T03:00Z', '2026-11-05T12:00Z', '2026-11-05T23:30Z'].map(
    (now) => quietAt(new Date(now)).isQuiet,
  )

  expect(answers).toEqual([false, true, false, true])
})
