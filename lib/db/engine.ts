import path from 'node:path'

export type Engine = 'sqlite' | 'postgresql'

/** Which engine a database URL names. */
export function engineOf(url: string): Engine {
  return url.startsWith('file:') ? 'sqlite' : 'postgresql'
}

/** The file behind a `file:` URL, relative to the folder the process runs in. */
export function sqliteFile(url: string): string {
  return path.resolve(url.replace(/^file:(\/\/)?/, '').replace(/\?.*$/, ''))
}
