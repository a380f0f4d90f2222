import { expect, test } from 'vitest'
import { transaction, write } from '@/lib/db/client'
import { type Statement, sql } from '@/lib/db/sql'
import { afterNoon, aModerator, anArticle, noon } from '@/lib/testing/factories'
import { recordEvent } from './record'

const tryTo = (statement: Statement) =>
  write((tx) => tx.sql.run(statement)).then(
    () => 'done',
    (error: unknown) => String(error).match(/Events are [a-z ]+\./)?.[0] ?? String(error),
  )

test('the store itself keeps what happened: nothing is deleted, and nothing changes but what names a person', async () => {
  const [moderator, other, article] = [await aModerator(), await aModerator(), await anArticle()]
  await transaction((tx) =>
    recordEvent(tx, { kind: 'article.closed', at: noon, actorId: moderator.id, articleId: article.id }),
  )
  const refused = await Promise.all(
    [
      sql`DELETE FROM "Event" WHERE "kind" = 'article.closed'`,
      sql`UPDATE "Event" SET "kind" = 'article.opened' WHERE "kind" = 'article.closed'`,
      sql`UPDATE "Event" SET "at" = ${afterNoon(1)} WHERE "kind" = 'article.closed'`,
      sql`UPDATE "Event" SET "actorId" = ${other.id} WHERE "kind" = 'article.closed'`,
      sql`UPDATE "Event" SET "articleId" = NULL WHERE "kind" = 'article.closed'`,
      sql`UPDATE "Event" SET "commentId" = NULL WHERE "kind" = 'article.closed'`,
      sql`UPDATE "Event" SET "id" = 900000000 WHERE "kind" = 'article.closed'`,
    ].map(tryTo),
  )
  const allowed = await tryTo(sql`
    UPDATE "Event" SET "subjectName" = 'nobody', "data" = '{}' WHERE "kind" = 'article.closed'`)

  expect(refused).toEqual(Array(7).fill('Events are neither deleted nor changed.'))
  expect(allowed).toBe('done')
})
