import { z } from 'zod'
import { get, getOk } from '../ask'
import type { Writer } from './writers'

const PASSWORD = 'a veranda by the sea'

/** Signs somebody up and in, over HTTP and through every check, as a browser does. */
export async function signInReally(origin: string, name: string): Promise<Writer> {
  const json = { origin, 'content-type': 'application/json' }
  const email = `${name.toLowerCase().replace(/\W+/g, '-')}@readers.example`
  await getOk(
    `${origin}/api/signup`,
    { method: 'POST', headers: json, body: JSON.stringify({ name, email, password: PASSWORD }) },
    201,
  )
  const asked = await getOk(`${origin}/api/auth/csrf`)
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(JSON.parse(asked.body.toString()))
  const answer = await get(`${origin}/api/auth/callback/credentials`, {
    method: 'POST',
    headers: {
      origin,
      cookie: cookiesOf(asked.headers['set-cookie']),
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ csrfToken, name, password: PASSWORD }).toString(),
  })
  const cookie = cookiesOf(answer.headers['set-cookie'])
  if (!cookie.includes('session-token')) throw new Error(`Signing in as ${name} failed with ${answer.status}.`)
  return { name, cookie }
}

function cookiesOf(set: string[] = []): string {
  return set.map((cookie) => cookie.split(';')[0]).join('; ')
}
