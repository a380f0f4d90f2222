import { createServer, type Server } from 'node:http'
import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { openHandingIn } from './hand-in'
import { type HandedIn, STORE_BUSY } from './questions'

const DOOR = '/api/articles/night%20ferries/comments'
const nothing: HandedIn = { openDoor: () => Promise.reject(new Error('Not asked.')), openPage: async () => null }

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close()
    server.closeAllConnections()
  }
})

/** A front that hands in what it can; whatever is passed on meets 418. */
async function aFront(handedIn: Partial<HandedIn>): Promise<number> {
  const listener = openHandingIn({ ...nothing, ...handedIn }, (_, response) => response.writeHead(418).end())
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The front does not listen on a port.')
  return address.port
}

test('a comment is handed in whole, with what its address names, and its answer is sent as it comes back', async () => {
  const port = await aFront({
    openDoor: async (asked) => ({ status: 201, headers: ['x-two', 'words'], body: JSON.stringify(asked) }),
  })

  const answer = await fetch(`http://localhost:${port}${DOOR}?a=%64`, {
    method: 'POST',
    body: 'ü'.repeat(100_000),
    headers: { cookie: 'd=3', 'content-type': 'text/plain' },
  })

  const { headers, body, ...asked } = await answer.json()
  expect([answer.status, answer.headers.get('x-two')]).toEqual([201, 'words'])
  expect(asked).toEqual({ door: 'postComment', params: { slug: 'night ferries' } })
  expect(headers).toEqual(expect.arrayContaining([['cookie', 'd=3']]))
  expect(body).toBe('ü'.repeat(100_000))
})

test('what is too long is cut and answered once, and the connection takes the next request', async () => {
  const sizes: number[] = []
  const port = await aFront({
    openDoor: async ({ body }) => ({ status: 413, headers: [], body: `${sizes.push(body.length)}` }),
  })
  const socket = connect(port)
  let heard = ''
  socket.on('data', (part) => {
    heard += part
  })
  const body = 'a'.repeat(3_000_000)

  socket.write(`POST ${DOOR} HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n${body}`)
  await expect.poll(() => heard, { timeout: 5_000 }).toContain('413')
  socket.write(`POST ${DOOR} HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\r\nhi`)
  await expect.poll(() => sizes.length, { timeout: 5_000 }).toBe(2)
  socket.destroy()

  expect(sizes[0]).toBeGreaterThan(600_000)
  expect(sizes[0]).toBeLessThan(1_000_000)
  expect(sizes[1]).toBe(2)
})

test('a request that breaks off before its end is not handed in', async () => {
  const asked: string[] = []
  const port = await aFront({
    openDoor: async ({ body }) => ({ status: 200, headers: [], body: `${asked.push(body)}` }),
  })
  const socket = connect(port)
  await new Promise<void>((resolve) => {
    socket.write(`POST ${DOOR} HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf`, () => resolve())
  })
  socket.destroy()

  await fetch(`http://localhost:${port}${DOOR}`, { method: 'POST', body: 'whole' })

  expect(asked).toEqual(['whole'])
})

test('a page is sent with its length, to HEAD without its words; what is none, or is not there, is passed on', async () => {
  const port = await aFront({
    openPage: async ({ url, cookie }) =>
      url.startsWith('/articles/none') ? null : { status: 200, headers: [], body: Buffer.from(`${url} ${cookie}`) },
  })
  const ask = async (path: string, method = 'GET') => {
    const answer = await fetch(`http://localhost:${port}${path}`, { method, headers: { cookie: 'd=3' } })
    return [answer.status, answer.headers.get('content-length'), await answer.text()]
  }

  expect(await ask('/articles/pier?page=2')).toEqual([200, '25', '/articles/pier?page=2 d=3'])
  expect(await ask('/articles/pier', 'HEAD')).toEqual([200, '18', ''])
  for (const [path, method] of [
    ['/articles/none', 'GET'],
    ['/account', 'GET'],
    ['/articles/pier', 'POST'],
    [DOOR, 'GET'],
  ] as const)
    expect((await ask(path, method))[0]).toBe(418)
})

test('whoever meets a busy store is told to come again, and a fault is no more than a fault', async () => {
  const busy = Object.assign(new Error('Busy.'), { name: STORE_BUSY })
  const port = await aFront({
    openPage: ({ url }) => Promise.reject(url === '/' ? busy : new Error('A fault that this test makes.')),
  })

  const [first, second] = [await fetch(`http://localhost:${port}/`), await fetch(`http://localhost:${port}/rules`)]

  expect([first.status, first.headers.get('retry-after'), second.status]).toEqual([503, '5', 500])
})
