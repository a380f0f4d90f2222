import path from 'node:path'
import { freePort, type Server } from './server'
import { startNode } from './start-node'

/** Starts a bare node:http server over a folder of compressed pages. */
export async function startBareNode(folder: string, page: string): Promise<Server> {
  const port = await freePort()
  return startNode({
    args: [path.join(import.meta.dirname, 'bare-server.mjs'), folder, String(port)],
    origin: `http://127.0.0.1:${port}`,
    readyPath: page,
  })
}
