import { expect, test } from 'vitest'
import { write } from '@/lib/db/client'
import { noon } from '@/lib/testing/factories'
import { countTries } from './pace'

test('RATE-1 where two limits are about the same, a try counts once and the smaller one holds', async () => {
  const tries = [3, 1, 2].map((limit) => ({ what: 'post ada 60000', pace: { limit, windowMs: 60_000 } }))
  const post = () => write((tx) => countTries(tx, tries, noon))

  await post()

  await expect(post()).rejects.toMatchObject({ code: 'rate_limited' })
})
