import { get } from '../ask'
import { type Load, type Measured, measure } from '../drive'
import type { Server } from '../servers/server'

/** A comment's own address, and the page it leads to where it leads elsewhere: both requests count as one. */
export async function measurePermalink(server: Server, load: Load): Promise<Measured> {
  const { status, headers } = await get(load.url)
  const first = await measure(server, { ...load, expect: [status] })
  if (status === 200 || headers.location === undefined) return first
  const led = new URL(headers.location, load.url)
  led.hash = ''
  const second = await measure(server, { ...load, url: led.href })
  const both = (figure: 'cpuMs' | 'p50Ms' | 'p99Ms' | 'failed') => first[figure] + second[figure]
  return {
    cpuMs: both('cpuMs'),
    perSecond: 1 / (1 / first.perSecond + 1 / second.perSecond),
    p50Ms: both('p50Ms'),
    p99Ms: both('p99Ms'),
    count: first.count,
    failed: both('failed'),
  }
}
