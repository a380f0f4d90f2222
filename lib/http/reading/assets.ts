import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { BUILT_FOLDER } from './manifest'

/** A file that pages load, and as it is sent to whoever can unpack it; its name changes with what is in it. */
export type Asset = { body: Buffer; gzip: Buffer | null; br: Buffer | null; type: string }

const PREFIX = '/assets/'
const TYPES: Record<string, { type: string; isPacked: boolean }> = {
  '.js': { type: 'text/javascript; charset=utf-8', isPacked: false },
  '.css': { type: 'text/css; charset=utf-8', isPacked: false },
  '.woff2': { type: 'font/woff2', isPacked: true },
}

let assets: ReadonlyMap<string, Asset> = new Map()

/** What is sent for an address under `/assets/`; null: there is no such file. */
export function findAsset(address: string): Asset | null {
  return assets.get(address) ?? null
}

/** Reads and packs everything that was built, once: what is served stays as it is, whatever is built meanwhile. */
export function readAssets(folder = path.join(BUILT_FOLDER, 'assets')): void {
  const names = readdirSync(folder)
  assets = new Map(names.flatMap((name) => (TYPES[path.extname(name)] ? [[PREFIX + name, read(folder, name)]] : [])))
}

function read(folder: string, name: string): Asset {
  const body = readFileSync(path.join(folder, name))
  const { type, isPacked } = TYPES[path.extname(name)] ?? { type: 'application/octet-stream', isPacked: true }
  return {
    body,
    gzip: isPacked ? null : gzipSync(body, { level: 9 }),
    br: isPacked ? null : brotliCompressSync(body),
    type,
  }
}
