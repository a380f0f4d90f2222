import { Agent, type IncomingHttpHeaders, request } from 'node:http'

/** One answer, as it came over the wire. */
export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; ms: number }

type Asked = { method?: 'GET' | 'POST' | 'DELETE'; headers?: Record<string, string>; body?: string }

const agent = new Agent({ keepAlive: true, maxSockets: 256 })

/** Asks a server of this machine for something, once. */
export function get(url: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const asked = request(url, { method, agent, headers: { ...headers, ...length } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
          ms: performance.now() - began,
        }),
      )
    })
    asked.once('error', reject)
    asked.setTimeout(30_000, () => asked.destroy(new Error(`No answer from ${url} in 30 s.`)))
    asked.end(body)
  })
}

/**
 * The same, where only one status will do.
 *
 * @throws {Error} with the beginning of what came instead
 */
export async function getOk(url: string, asked: Asked = {}, status = 200): Promise<Answer> {
  const answer = await get(url, asked)
  if (answer.status === status) return answer
  throw new Error(`${url} answered ${answer.status}, not ${status}: ${answer.body.toString().slice(0, 300)}`)
}
