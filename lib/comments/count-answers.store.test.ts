import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eraseAccount } from '@/lib/accounts/erase-account'
import type { Viewer } from '@/lib/accounts/view'
import { findQuoters, type Quoters } from '@/lib/articles/quoters'
import { db } from '@/lib/db/client'
import { sql } from '@/lib/db/sql'
import { forgetSettings } from '@/lib/kernel/settings'
import { approveComment } from '@/lib/moderation/approve'
import { removeComment } from '@/lib/moderation/remove'
import { reportComment } from '@/lib/moderation/report'
import { restoreComment } from '@/lib/moderation/restore'
import { afterNoon, aModerator, anArticle, aReader } from '@/lib/testing/factories'
import { recommend } from '@/lib/votes/recommend'
import { editComment } from './edit'
import { postComment } from './post'
import { recommendedScore } from './score'
import { withdrawComment } from './withdraw'

const NOBODY_WAITS = {
  HOLD_FIRST_COMMENT: 'false',
  HOLD_HISTORY_MIN_DECIDED: '1000000',
  PACE_MEMBER_SECONDS: '0',
  PACE_MEMBER_PER_MINUTE: '1000000',
  REPORTS_TO_HIDE: '2',
}
beforeAll(() => {
  Object.assign(process.env, NOBODY_WAITS)
  forgetSettings()
})
afterAll(() => {
  for (const name of Object.keys(NOBODY_WAITS)) delete process.env[name]
  forgetSettings()
})

const DEEDS = ['post', 'edit', 'withdraw', 'remove', 'restore', 'approve', 'report', 'vote', 'unvote', 'erase'] as const
type Step = { deed: (typeof DEEDS)[number]; one: number; who: number; replyTo: number; quotes: number[] }
const step = fc.record<Step>({
  deed: fc.constantFrom(
    ...Array<'post'>(6).fill('post'),
    'edit',
    'edit',
    'remove',
    'restore',
    'vote',
    'report',
    'report',
    ...DEEDS,
  ),
  one: fc.nat(6),
  who: fc.nat(3),
  replyTo: fc.nat(6),
  quotes: fc.array(fc.nat(6), { maxLength: 3 }),
})

/** Those who write and vote, two of them trusted to report; and the desk. */
type Cast = { people: Viewer[]; desk: Viewer; done: Set<string> }

/** Does one thing to one of the thread's comments; what is refused, being impossible just now, changes nothing. */
async function take(step: Step, slug: string, { people, desk, done }: Cast, turn: number): Promise<void> {
  const now = afterNoon(turn / 100)
  const comments = await db().comment.findMany({
    where: { article: { slug } },
    orderBy: { number: 'asc' },
    take: 100,
    select: {
      number: true,
      revision: true,
      author: { select: { id: true } },
      status: true,
      reports: { where: { decidedAt: null }, take: 1 },
    },
  })
  // What can be decided is decided: by chance alone hardly anything comes back.
  const fitting = comments.filter(({ status, reports }) =>
    step.deed === 'approve' ? reports.length > 0 : status === (step.deed === 'restore' ? 'removed' : 'shown'),
  )
  const target = fitting[step.one % Math.max(1, fitting.length)] ?? comments[0]
  const [number, person] = [target?.number ?? 1, people[step.who % people.length] ?? desk]
  const author = people.find(({ id }) => id === target?.author.id) ?? person
  const known = Math.max(1, comments.length)
  const lines = comments.length === 0 ? [] : step.quotes.map((other) => `>>${1 + (other % known)}\n> bell of ferry\n`)
  const replyTo = comments.length === 0 ? 0 : step.replyTo % (known + 1)
  // Never the same words twice: repeats are held.
  const body = `${lines.join('\n')}\nThe bell of ferry rings ${turn}.`
  const deeds: Record<Step['deed'], () => Promise<unknown>> = {
    post: () => postComment(person, slug, { body, ...(replyTo === 0 ? {} : { replyTo }) }, null, now),
    edit: () => editComment(author, slug, number, { body, revision: target?.revision ?? 1 }, now),
    withdraw: () => withdrawComment(author, slug, number, now),
    remove: () => removeComment(desk, slug, number, { reason: 'spam', note: '' }, now),
    restore: () => restoreComment(desk, slug, number, now),
    approve: () => approveComment(desk, slug, number, {}, now),
    report: () => reportComment(person, slug, number, { rule: 'spam', text: '' }, now),
    vote: () => recommend(person, slug, number, true, now),
    unvote: () => recommend(person, slug, number, false, now),
    erase: async () => {
      await eraseAccount('house', person.name, now)
      people[people.indexOf(person)] = await aReader()
    },
  }
  const refused = await deeds[step.deed]().then(
    () => false,
    (error: unknown) => {
      if (error instanceof Error && error.constructor.name === 'Refusal') return true
      throw error
    },
  )
  if (!refused) done.add(step.deed)
}

type Counted = {
  number: number
  answerCount: number
  score: number
  positive: number
  negative: number
  answers: number
}

/** What is kept of each comment, and the same counted anew. */
function recount(slug: string): Promise<Counted[]> {
  return db().sql.all<Counted>(sql`
    SELECT c."number", c."answerCount", c."score",
      (SELECT COUNT(*) FROM "Recommendation" v WHERE v."commentId" = c."id") AS "positive",
      (SELECT COUNT(*) FROM "Report" r WHERE r."commentId" = c."id" AND (r."outcome" IS NULL OR r."outcome" = 'upheld'))
        AS "negative",
      (SELECT COUNT(*) FROM "Comment" a WHERE a."status" = 'shown' AND a."id" <> c."id" AND (a."parentId" = c."id"
        OR EXISTS (SELECT 1 FROM "Quote" q WHERE q."commentId" = a."id" AND q."commentRevision" = a."revision"
          AND q."sourceCommentId" = c."id"))) AS "answers"
    FROM "Comment" c JOIN "Article" p ON p."id" = c."articleId" WHERE p."slug" = ${slug} ORDER BY c."number"`)
}

/** What is found of each comment's quoters by its number, and the same looked up anew. */
async function recountQuoters(slug: string): Promise<[kept: [number, Quoters][], anew: [number, Quoters][]]> {
  const comments = await db().sql.all<{ id: string; number: number }>(sql`
    SELECT c."id", c."number" FROM "Comment" c JOIN "Article" p ON p."id" = c."articleId" WHERE p."slug" = ${slug}
    ORDER BY c."number"`)
  const found = await findQuoters({ comments: comments.map(({ id }) => id) })
  const anew = new Map<number, Quoters>()
  for (const { id, number } of comments) {
    const quoters = await db().sql.all<{ number: number }>(sql`
      SELECT DISTINCT c."number" FROM "Quote" q JOIN "Comment" c ON c."id" = q."commentId"
      WHERE q."sourceCommentId" = ${id} AND q."commentRevision" = c."revision" AND c."status" = 'shown'
      ORDER BY c."number"`)
    const numbers = quoters.map((quoter) => quoter.number)
    if (numbers.length > 0) anew.set(number, { count: numbers.length, numbers })
  }
  return [
    comments.flatMap(({ id, number }) => {
      const quoters = found.get(id)
      return quoters ? [[number, quoters]] : []
    }),
    [...anew],
  ]
}

test('whatever is posted, quoted, edited, decided, reported, recommended and erased, each comment’s answers, quoters and score are what counting anew gives', {
  timeout: 240_000,
}, async () => {
  const done = new Set<string>()
  let hadAnswers = 0
  let turn = 0

  const holds = fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 24 }), async (steps) => {
    const { slug } = await anArticle()
    const people = [await aReader(), await aModerator(), await aReader(), await aModerator()]
    const cast = { people, desk: await aModerator(), done }
    for (const one of steps) await take(one, slug, cast, ++turn)

    const counted = await recount(slug)
    expect(counted.map(({ number, answerCount }) => [number, answerCount])).toEqual(
      counted.map(({ number, answers }) => [number, answers]),
    )
    const [kept, anew] = await recountQuoters(slug)
    expect(kept).toEqual(anew)
    for (const { score, positive, negative } of counted)
      expect(score).toBeCloseTo(recommendedScore(positive, negative), 12)
    hadAnswers += counted.filter(({ answers }) => answers > 0).length
  })
  await fc.assert(holds, { numRuns: 30 })

  // The control: all of it came to pass.
  expect([...done].sort()).toEqual([...DEEDS].sort())
  expect(hadAnswers).toBeGreaterThan(20)
})
