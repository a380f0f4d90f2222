import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const TESTS = ['lib', 'components', 'e2e'].flatMap(listTests)
const SELF = 'lib/testing/assurance.test.ts'
const ID = /\b(?:XSS|CSRF|REDIR|HDR|SSRF|NEXT|CACHE|SIZE|AUTHZ?|UNI|RATE|WORD|REDOS|RACE|REL|TREE)-\d\b/g
const NAMED = /`([\w./-]+\.(?:test|spec)\.ts)`/g

function listTests(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file))
  return files.filter((file) => /\.(?:test|spec)\.ts$/.test(file))
}

type Row = { ids: string[]; files: string[] }

/** The lines of its tables: the ids of each, and the files that are named beside them. */
function readRows(page: string): Row[] {
  const lines = page.split('\n').filter((line) => line.startsWith('| '))
  return lines.map((line) => {
    const what = line.slice(0, line.lastIndexOf('|', line.length - 2))
    return { ids: idsIn(what), files: filesIn(line) }
  })
}

function idsIn(text: string): string[] {
  return [...new Set([...text.matchAll(ID)].map(([id]) => id))]
}

/** A name without a folder is in the folder of the one before it. */
function filesIn(text: string): string[] {
  let folder = ''
  return [...text.matchAll(NAMED)].map(([, name = '']) => {
    if (name.includes('/')) folder = path.dirname(name)
    return name.includes('/') ? name : path.join(folder, name)
  })
}

const [shown = '', notShown = ''] = readFileSync('docs/assurance.md', 'utf8').split('## What no test shows yet')
const rows = readRows(shown)
const textOf = (file: string) => readFileSync(file, 'utf8')

test('every file that the page of assurance names is there', () => {
  const named = [...filesIn(shown), ...filesIn(notShown)]

  expect(named.length).toBeGreaterThan(100)
  expect(named.filter((file) => !TESTS.includes(file))).toEqual([])
})

test('every id of the page stands in each file that is named beside it', () => {
  const wrong = rows.flatMap(({ ids, files }) =>
    ids.flatMap((id) => files.filter((file) => !idsIn(textOf(file)).includes(id)).map((file) => `${id} in ${file}`)),
  )

  expect(rows.flatMap(({ ids }) => ids).length).toBeGreaterThan(40)
  expect(wrong).toEqual([])
})

test('every id of a test stands on the page beside its file, and what is said to have no test has none', () => {
  const missing = TESTS.filter((file) => file !== SELF).flatMap((file) =>
    idsIn(textOf(file))
      .filter((id) => !rows.some(({ ids, files }) => ids.includes(id) && files.includes(file)))
      .map((id) => `${id} of ${file}`),
  )
  const open = readRows(notShown).flatMap(({ ids }) => ids.slice(0, 1))
  const covered = open.filter((id) => rows.some(({ ids }) => ids.includes(id)))

  expect(missing).toEqual([])
  expect(open.length).toBeGreaterThan(0)
  expect(covered).toEqual([])
})
