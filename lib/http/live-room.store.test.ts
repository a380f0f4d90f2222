import { createServer, get, type IncomingMessage } from 'node:http'
import { expect, test, vi } from 'vitest'
import { findLiveArticle, listShownLast, readNews } from '@/lib/comments/queries-live'
import { anArticle } from '@/lib/testing/factories'
import { Room } from './live-room'

test('somebody who does not read is given up, and the others hear on', async () => {
  const { id } = await anArticle()
  const room = new Room(id, { count: 0, position: 0 }, { findLiveArticle, listShownLast, readNews })
  let [gone, heard] = [0, 0]
  const server = createServer((_, response) => {
    response.writeHead(200)
    void room.join(response, null)
    response.once('close', () => {
      gone++
      room.leave(response)
    })
  })
  const port = await new Promise<number>((resolve) => {
    server.listen(0, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  const come = () =>
    new Promise<IncomingMessage>((resolve) => {
      get(`http://localhost:${port}/`, { agent: false }, resolve)
    })
  const [sleeper, reader] = [await come(), await come()]
  reader.on('data', (part: Buffer) => {
    heard += part.length
  })
  sleeper.once('error', () => undefined)
  sleeper.pause()
  const words = 'a'.repeat(1_000_000)

  let said = 0
  await vi.waitFor(
    async () => {
      await room.say(words)
      said += words.length
      await vi.waitFor(() => expect(heard).toBeGreaterThanOrEqual(said), { timeout: 5_000 })
      expect(gone).toBe(1)
    },
    { timeout: 20_000, interval: 1 },
  )

  expect(said).toBeGreaterThan(0)
  expect(room.isEmpty).toBe(false)
  room.close()
  await new Promise((resolve) => server.close(resolve))
  expect(room.isEmpty).toBe(true)
})
