import { atLeast, atMost, BIG, type Claim, forSizes, none, ratio, SIZES, SMALL, sum, worst } from './claim'

const READING: Claim[] = [
  {
    part: 'reading',
    name: "First page, signed out: CPU per request against nginx's for the same bytes, worst size",
    measure: (look) => forSizes((n) => look(`ours to nginx, ${n} comments`, 'cpuRatio')),
    ...atMost(2.5, '×'),
  },
  {
    part: 'reading',
    name: 'First page, signed out: CPU at 20,000 comments against that at 200',
    limit: '0.8 to 1.2',
    unit: '×',
    measure: (look) => look('ours, 20000 to 200 comments', 'cpuRatio'),
    holds: (value) => value >= 0.8 && value <= 1.2,
  },
  {
    part: 'reading',
    name: 'First page, signed out: requests/s against bare node:http with the same buffer, worst size',
    measure: (look) => forSizes((n) => look(`ours to bare node, ${n} comments`, 'perSecondRatio'), Math.min),
    ...atLeast(0.5, '×'),
  },
  {
    part: 'reading',
    name: 'A signed-in read: CPU, worst size',
    measure: (look) => forSizes((n) => look(`signed in, ${n} comments`, 'cpuMs')),
    ...atMost(8, 'ms'),
  },
  {
    part: 'reading',
    name: 'Resident memory under the reading load, highest',
    measure: (look) => look('memory of ours, highest while reading', 'rssMb'),
    ...atMost(250, 'MB'),
  },
  {
    part: 'reading',
    name: 'Reads that failed',
    measure: (look) =>
      sum(SIZES.flatMap((n) => [look(`ours, ${n} comments`, 'failed'), look(`signed in, ${n} comments`, 'failed')])),
    ...none,
  },
  {
    part: 'building',
    name: 'Building a page anew after a write: CPU, worst size',
    measure: (look) => forSizes((n) => look(`${n} comments, one reader`, 'cpuMs')),
    ...atMost(25, 'ms'),
  },
  {
    part: 'building',
    name: 'The same while 50 readers wait for it, their reads taken off: CPU, worst size',
    measure: (look) => forSizes((n) => look(`${n} comments, 50 waiting`, 'cpuMs')),
    ...atMost(25, 'ms'),
  },
  {
    part: 'freshness',
    name: 'A burst of posts: versions of the page against one in 250 ms, worst burst',
    measure: (look) => {
      const row = 'versions of the page, in the worst burst'
      return ratio(look(row, 'builds'), look(row, 'buildsAllowed'))
    },
    ...atMost(1, '×'),
  },
  {
    part: 'freshness',
    name: 'Oldest page that anybody but the poster saw, in a burst of posts or after a quiet while',
    measure: (look) =>
      worst(
        ['age of the pages that others saw', 'age of the page that 20 saw after a quiet while'].map((row) =>
          look(row, 'maxMs'),
        ),
      ),
    ...atMost(1_000, 'ms'),
  },
  {
    part: 'freshness',
    name: 'Posters whose next load lacked their post',
    measure: (look) => look('posters whose next load lacked their post', 'failed'),
    ...none,
  },
  {
    part: 'freshness',
    name: "1,000 interleaved reads: pages with somebody else's name, or without one's own",
    measure: (look) => look('reads by several, interleaved', 'failed'),
    ...none,
  },
]

const WRITING: Claim[] = [
  {
    part: 'posting',
    name: 'A post with one quote, durable: CPU, the worse of 10 and 50 writers',
    measure: (look) => worst([10, 50].map((n) => look(`${n} writers`, 'cpuMs'))),
    ...atMost(3, 'ms'),
  },
  {
    part: 'posting',
    name: 'The same with one writer alone, who shares no commit and finds every cache cold',
    measure: (look) => look('1 writers', 'cpuMs'),
    ...atMost(3, 'ms'),
  },
  {
    part: 'posting',
    // 3 ms were promised where this takes 0.2.
    name: 'The same against bare Node with SQLite in the same run, worst of 1, 10 and 50 writers',
    measure: (look) => worst([1, 10, 50].map((n) => look(`ours to bare node with SQLite, ${n} writers`, 'cpuRatio'))),
    ...atMost(15, '×'),
  },
  {
    part: 'posting',
    name: '50 writers at once: posts/s',
    measure: (look) => look('50 writers', 'perSecond'),
    ...atLeast(450),
  },
  {
    part: 'posting',
    name: '50 writers at once: p99 of a post',
    limit: '< 250',
    unit: 'ms',
    measure: (look) => look('50 writers', 'p99Ms'),
    holds: (value) => value < 250,
  },
  {
    part: 'posting',
    name: 'Posts that failed, or were acknowledged and are not stored',
    measure: (look) =>
      sum(
        ['1 writers', '10 writers', '50 writers', '50 writers while 10 read'].flatMap((row) => [
          look(row, 'missing'),
          look(row, 'failed'),
        ]),
      ),
    ...none,
  },
  {
    part: 'posting',
    name: "Readers' p99 while 50 write to their page, against their p99 at rest",
    measure: (look) => look('readers while 50 write', 'ratio'),
    ...atMost(3, '×'),
  },
  {
    part: 'endurance',
    name: 'Ten minutes of 50 writers: memory in the last fifth against the second',
    measure: (look) => look('memory, last fifth', 'ratio'),
    ...atMost(1.1, '×'),
  },
  {
    part: 'endurance',
    name: 'Ten minutes of 50 writers: posts/s in the last fifth against the first',
    measure: (look) => look('posts, last fifth to first', 'ratio'),
    ...atLeast(0.8, '×'),
  },
  {
    part: 'endurance',
    name: 'Ten minutes of 50 writers: posts that failed or are missing',
    measure: (look) => sum([look('600 s of 50 writers', 'missing'), look('600 s of 50 writers', 'failed')]),
    ...none,
  },
  {
    part: 'mixed',
    name: 'Nineteen reads for each post: requests that failed, or posts that are missing',
    measure: (look) =>
      look('posts', 'p99Ms') === null ? null : sum([look('all requests', 'failed'), look('posts', 'missing')]),
    ...none,
  },
]

const SIZE_AND_LINE: Claim[] = [
  {
    part: 'growth',
    name: '10⁶ comments in the site against 10³: CPU of the first page',
    measure: (look) => look(`first page, ${BIG} to ${SMALL} in the site`, 'cpuRatio'),
    ...atMost(1.2, '×'),
  },
  {
    part: 'growth',
    name: 'The same for the first page of a signed-in reader, which is rendered each time',
    measure: (look) => look(`first page, signed in, ${BIG} to ${SMALL} in the site`, 'cpuRatio'),
    ...atMost(1.2, '×'),
  },
  {
    part: 'growth',
    name: 'The same for a permalink',
    measure: (look) => look(`permalink, ${BIG} to ${SMALL} in the site`, 'cpuRatio'),
    ...atMost(1.2, '×'),
  },
  {
    part: 'growth',
    name: 'The same for posts/s',
    measure: (look) => look(`posts, ${BIG} to ${SMALL} in the site`, 'perSecondRatio'),
    ...atLeast(0.9, '×'),
  },
  {
    part: 'growth',
    name: 'Search among 10⁶ comments: middle of the slowest of the searched words',
    measure: (look) => look(`slowest search, ${BIG} in the site`, 'p50Ms'),
    ...atMost(50, 'ms'),
  },
  {
    part: 'live',
    name: '1,000 live connections: how many failed',
    measure: (look) => sum([look('connections', 'failed'), look('until the last of them knows', 'failed')]),
    ...none,
  },
  {
    part: 'live',
    name: '1,000 live connections: the last of them knows of a post after, worst',
    measure: (look) => look('until the last of them knows', 'maxMs'),
    ...atMost(1_000, 'ms'),
  },
  {
    part: 'slow-4g',
    name: 'Slow 4G, 200 comments: first comment visible, against a bare file of the same words',
    measure: (look) =>
      ratio(look('first comment visible, our page', 'p50Ms'), look('first comment visible, a bare file', 'p50Ms')),
    ...atMost(1.2, '×'),
  },
  {
    part: 'slow-4g',
    name: 'Slow 4G, 200 comments: layout shift, worst',
    measure: (look) => look('first comment visible, our page', 'cls'),
    ...none,
  },
]

/** Each line of "It shows" that a benchmark can see; the rest is asserted by tests. */
export const CLAIMS: Claim[] = [...READING, ...WRITING, ...SIZE_AND_LINE]
