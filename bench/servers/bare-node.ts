import path from 'node:path'
import { freePort, type Server } from './server'
import { startNode } from './start-node'

/** Starts a bare node:http server over a folder of compressed pages. */
export function startBareNode(folder: string, page: string): Promise<Server> {
  return start('bare-server.mjs', folder, page)
}

/** Starts a bare node:http server that stores what is posted to it in an SQLite file. */
export function startBareStore(file: string): Promise<Server> {
  return start('bare-store-server.mjs', file, '/')
}

async function start(program: string, place: string, readyPath: string): Promise<Server> {
  const port = await freePort()
  return startNode({
    args: [path.join(import.meta.dirname, program), place, String(port)],
    origin: `http://127.0.0.1:${port}`,
    readyPath,
  })
}
