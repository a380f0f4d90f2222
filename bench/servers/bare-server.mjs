// The least that node:http can do: buffers that are in memory, by their name.
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'

const [folder, port] = process.argv.slice(2)
const pages = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.gz'))
    .map((name) => [`/${name.slice(0, -3)}`, readFileSync(path.join(folder, name))]),
)

createServer((request, response) => {
  const page = pages.get(request.url)
  if (!page) {
    response.writeHead(404).end()
    return
  }
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-encoding': 'gzip',
    'content-length': page.length,
  })
  response.end(page)
}).listen(Number(port), '127.0.0.1')
