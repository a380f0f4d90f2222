import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { buildReading } from '@/scripts/build-reading.mjs'

const KB = 1_024
const folder = mkdtempSync(path.join(tmpdir(), 'engawa-built-'))
afterAll(() => rmSync(folder, { recursive: true }))

const filesIn = (name: string) =>
  readdirSync(path.join(folder, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(path.join(folder, name), path.join(entry.parentPath, entry.name)))
    .sort()

test('the same sources are built to the same bytes, within their budgets', async () => {
  await buildReading({ folder: path.join(folder, 'once') })
  await buildReading({ folder: path.join(folder, 'again') })

  const read = (build: string, file: string) => readFileSync(path.join(folder, build, file))
  expect(filesIn('again')).toEqual(filesIn('once'))
  for (const file of filesIn('once'))
    expect([file, read('again', file).equals(read('once', file))]).toEqual([file, true])

  const manifest: { css: string; script: string } = JSON.parse(read('once', 'manifest.json').toString())
  expect(gzipSync(manifest.css).length).toBeLessThan(8 * KB)
  expect(gzipSync(read('once', manifest.script.slice(1))).length).toBeLessThan(8 * KB)
})

test('the script of a page imports nothing before it begins', async () => {
  await buildReading({ folder: path.join(folder, 'once') })

  const script = filesIn('once').find((file) => /start-\w+\.js$/.test(file)) ?? ''
  const code = readFileSync(path.join(folder, 'once', script), 'utf8')
  const later = [...code.matchAll(/import\("\.\/([^"]+)"\)/g)].map(([, name]) => `assets/${name}`)
  expect(code).not.toMatch(/\bimport\s*["{*]/)
  expect(later.length).toBeGreaterThan(2)
  expect(later.filter((name) => !filesIn('once').includes(name))).toEqual([])
})
