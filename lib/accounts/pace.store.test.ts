import { expect, test } from 'vitest'
import { write } from '@/lib/db/client'
import { noon } from '@/lib/testing/factories'
import { countWait } from './pace'

test('RATE-1 where two limits are about the same, a try counts once and the smaller one holds', async () => {
  const tries = [3, 1, 2].map((limit) => ({ what: 'post ada 60000', pace: { limit, windowMs: 60_000 } }))
  const post = () => write((tx) => countWait(tx, tries, noon))

  const waits = [await post(), await post()]

  expect(waits).toEqual([0, 60_000])
})
