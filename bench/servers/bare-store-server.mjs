// The least that node:http and SQLite can do: what is posted becomes a row, durable before it is acknowledged.
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import Database from 'better-sqlite3'

const [file, port] = process.argv.slice(2)
const database = new Database(file)
database.pragma('journal_mode = WAL')
database.pragma('synchronous = FULL')
database.exec('CREATE TABLE comment (number INTEGER PRIMARY KEY, body TEXT NOT NULL, at TEXT NOT NULL)')
const insert = database.prepare('INSERT INTO comment (body, at) VALUES (?, ?)')

createServer(async (request, response) => {
  if (request.method !== 'POST') {
    response.writeHead(200).end()
    return
  }
  const { body } = JSON.parse(await text(request))
  const { lastInsertRowid } = insert.run(body, new Date().toISOString())
  const answer = JSON.stringify({ number: Number(lastInsertRowid) })
  response.writeHead(201, { 'content-type': 'application/json', 'content-length': answer.length }).end(answer)
}).listen(Number(port), '127.0.0.1')
