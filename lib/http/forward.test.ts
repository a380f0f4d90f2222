import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type RequestListener, request, type Server } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ADDRESS_HEADER } from './client-address'
import { openForwarding } from './forward'

let folder: string
let servers: Server[]
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'engawa-forward-'))
  servers = []
})
afterEach(() => {
  for (const server of servers) {
    server.close()
    server.closeAllConnections()
  }
  rmSync(folder, { recursive: true })
})

/** A back that answers by `answer`, and a front before it; the port of the front. */
async function aFront(answer: RequestListener): Promise<number> {
  const socket = path.join(folder, 'back')
  await listen(createServer({ keepAliveTimeout: 0 }, answer), socket)
  return aFrontOf(socket)
}

async function aFrontOf(socket: string): Promise<number> {
  const forward = openForwarding(socket)
  const front = createServer((asked, response) => {
    asked.headers[ADDRESS_HEADER] = '192.0.2.1'
    forward(asked, response)
  })
  await listen(front, 0)
  const address = front.address()
  if (address === null || typeof address === 'string') throw new Error('The front does not listen on a port.')
  return address.port
}

async function listen(server: Server, where: string | number): Promise<void> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(where, resolve))
}

test('a request and its answer arrive as they were sent, but for what is between two ends of one connection', async () => {
  const port = await aFront((asked, response) => {
    void text(asked).then((body) => {
      response.writeHead(201, 'Made', ['set-cookie', 'a=1', 'set-cookie', 'b=2', 'x-two', 'words'])
      response.end(JSON.stringify({ method: asked.method, url: asked.url, headers: asked.headers, body }))
    })
  })

  const answer = await fetch(`http://localhost:${port}/a%20b?c=%64`, {
    method: 'POST',
    body: 'ü'.repeat(200_000),
    headers: { [ADDRESS_HEADER]: '203.0.113.9', 'x-own': 'mine', cookie: 'd=3' },
  })

  const seen: { method: string; url: string; headers: Record<string, string>; body: string } = await answer.json()
  expect([answer.status, answer.statusText, answer.headers.getSetCookie(), answer.headers.get('x-two')]).toEqual([
    201,
    'Made',
    ['a=1', 'b=2'],
    'words',
  ])
  expect([seen.method, seen.url, seen.body.length]).toEqual(['POST', '/a%20b?c=%64', 200_000])
  expect(seen.headers).toMatchObject({ host: `localhost:${port}`, 'x-own': 'mine', cookie: 'd=3' })
  expect(seen.headers[ADDRESS_HEADER]).toBe('192.0.2.1')
})

test('an answer is passed on while it is still being made', async () => {
  let goOn: () => void = () => undefined
  const port = await aFront((_, response) => {
    response.write('first')
    goOn = () => void response.end(' last')
  })

  const answer = await new Promise<IncomingMessage>((resolve) => {
    request({ port, path: '/' }, resolve).end()
  })
  const first = await new Promise((resolve) => answer.once('data', (part) => resolve(String(part))))
  goOn()

  expect(first).toBe('first')
  expect(await text(answer)).toBe(' last')
})

test('whoever goes away is not waited for any longer', async () => {
  let isGone = false
  const port = await aFront((asked, response) => {
    response.once('close', () => {
      isGone = !response.writableFinished
    })
    asked.resume()
  })

  const asking = request({ port, path: '/' })
  asking.once('error', () => undefined)
  asking.end()
  await pause(100)
  asking.destroy()

  await expect.poll(() => isGone).toBe(true)
})

test('after an answer that did not wait for the whole body the connection takes the next request', async () => {
  const port = await aFront((asked, response) => {
    if (asked.method === 'POST') response.writeHead(413).end('too long')
    else response.end('next')
  })
  const [back] = servers
  const socket = connect(port)
  let heard = ''
  socket.on('data', (part) => {
    heard += part
  })
  const body = 'a'.repeat(3_000_000)

  socket.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n${body}`)
  await expect.poll(() => heard, { timeout: 5_000 }).toContain('too long')
  socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n')

  await expect.poll(() => heard, { timeout: 5_000 }).toContain('next')
  const held = await new Promise((resolve) => back?.getConnections((_, count) => resolve(count)))
  socket.destroy()

  expect(held).toBe(1)
})

test('where nobody is behind, whoever asks is told to come again', async () => {
  const port = await aFrontOf(path.join(folder, 'nobody'))

  const answer = await fetch(`http://localhost:${port}/`)

  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
})
