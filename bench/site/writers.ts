import Database from 'better-sqlite3'
import { encode } from 'next-auth/jwt'
import { newId } from '@/lib/kernel/ids'
import { SECRET } from '../servers/our-site'

/** Somebody signed in: the cookie that says so. */
export type Writer = { name: string; cookie: string }

const DAY_MS = 86_400_000

/**
 * Signs in authors of a site that is not served yet, by the rows and sealed cookies that signing in leaves: fifty real
 * sign-ins would take longer than what is measured.
 */
export async function signInAuthors(file: string, count: number): Promise<Writer[]> {
  const database = new Database(file)
  const authors = database
    .prepare<[number], { id: string; name: string }>(
      `SELECT "id", "name" FROM "Account" a WHERE EXISTS (SELECT 1 FROM "Comment" c WHERE c."authorId" = a."id" AND c."status" = 'shown')
       ORDER BY "id" LIMIT ?`,
    )
    .all(count)
  if (authors.length < count) throw new Error(`The site has only ${authors.length} authors whose comments were shown.`)
  const insert = database.prepare(
    `INSERT INTO "Session" ("id", "accountId", "createdAt", "expiresAt") VALUES (?, ?, ?, ?)`,
  )
  const [now, later] = [new Date(), new Date(Date.now() + 10 * DAY_MS)].map((at) =>
    at.toISOString().replace('Z', '+00:00'),
  )
  const writers: Writer[] = []
  for (const { id, name } of authors) {
    const session = newId()
    insert.run(session, id, now, later)
    const token = await encode({ token: { sub: session }, secret: SECRET })
    writers.push({ name, cookie: `next-auth.session-token=${token}` })
  }
  database.close()
  return writers
}
