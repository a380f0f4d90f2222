import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { buildServer } from '@/scripts/build-server.mjs'

const folder = mkdtempSync(path.join(tmpdir(), 'engawa-server-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('the thread that takes requests loads neither the framework nor what it takes to ask the store', async () => {
  const outputs = await buildServer({ folder })

  const loadedBy = (name: string) => {
    const [, output] = Object.entries(outputs).find(([file]) => file.endsWith(name)) ?? []
    return [...Object.keys(output?.inputs ?? {}), ...(output?.imports ?? []).map((imported) => imported.path)]
  }
  const isHeavy = (name: string) => /^(next|react|@prisma)\b|^lib\/db\/(client|generated)|^components\//.test(name)
  expect(loadedBy('serve.mjs')).toContain('lib/http/kept/kept-pages.ts')
  expect(loadedBy('serve.mjs').filter(isHeavy)).toEqual([])
  expect(loadedBy('back.mjs').filter(isHeavy)).not.toEqual([])
})
