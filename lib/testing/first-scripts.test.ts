import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const IMPORT = /^(?:import\b[^'"\n]*|export\b[^'"\n]*\bfrom )['"]([^'"]+)['"]/gm

/** What a script and the files that it imports at once need besides Node itself. */
function needsOf(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return []
  seen.add(file)
  const imports = [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, name = '']) => name)
  return imports.flatMap((name) => {
    if (name.startsWith('node:')) return []
    return name.startsWith('.') ? needsOf(path.join(path.dirname(file), name), seen) : [name]
  })
}

test.each(['scripts/up.mjs', 'scripts/test.mjs', 'scripts/bench.mjs'])(
  '%s begins on a fresh checkout, before any package is there',
  (file) => {
    expect(needsOf(file)).toEqual([])
  },
)

test('the control: a script that needs a package is noticed', () => {
  expect(needsOf('scripts/build.mjs')).toContain('esbuild')
})
