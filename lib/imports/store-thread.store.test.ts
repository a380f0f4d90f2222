import { expect, test } from 'vitest'
import { recommendedScore } from '@/lib/comments/score'
import { db } from '@/lib/db/client'
import { noon } from '@/lib/testing/factories'
import { importArticle } from './import-article'
import { printThread } from './made-up-thread'

const RIVER = 'The river froze every winter until the dam was built.'
const DAM = 'Nobody asked the villages below the dam about it.'
const FLOOD = 'It stopped freezing in the spring of the year of the great flood.'

test('imported comments have their place in every order: their path, and how many comments quote them, each once', async () => {
  const bodies = [
    [RIVER, DAM],
    [`> ${RIVER}`, FLOOD],
    [`> ${RIVER}`, 'Well.', `> ${DAM}`, 'No.'],
    [`> ${FLOOD}`, 'Yes.'],
  ]
  const file = printThread(bodies.map((body, index) => ({ author: index % 2 ? 'Tofu99' : 'mossgarden', body })))

  const { stored } = await importArticle(Buffer.from(file), { slug: 'river' }, noon)

  const rows = await db().comment.findMany({
    where: { article: { slug: 'river' } },
    orderBy: { number: 'asc' },
    take: 10,
    select: { threadPath: true, score: true, answerCount: true, importedRecommendations: true },
  })
  expect(stored).toBe(true)
  expect(rows.map(({ threadPath, answerCount }) => [threadPath, answerCount])).toEqual([
    ['000001', 2],
    ['000002', 1],
    ['000003', 0],
    ['000004', 0],
  ])
  expect(rows.map(({ score }) => score)).toEqual(
    rows.map(({ importedRecommendations }) => recommendedScore(importedRecommendations, 0)),
  )
})
