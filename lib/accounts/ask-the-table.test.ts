import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { RIGHTS } from './rights'

const HOUSE = path.resolve(import.meta.dirname, '../..')
const ASKS = /\b(?:requireRight|requireModerator)\(/
const FROM_A_ROOM = /import \{([^}]+)\} from '@\/(lib\/(?:accounts|articles|imports|moderation|screening)\/[\w-]+)'/g
const FROM_BESIDE = /from '\.\/([\w-]+)'/g

const isSource = (file: string) => /\.tsx?$/.test(file) && !/\.test\.ts$|\/generated\//.test(file)
const listFiles = (folder: string) =>
  readdirSync(path.join(HOUSE, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file}`)
    .filter(isSource)
const read = (file: string) => readFileSync(path.join(HOUSE, file), 'utf8')

/** What a route of the desk calls of the rooms, as `file verb`. */
function listCalls(route: string): string[] {
  const text = read(route)
  return [...text.matchAll(FROM_A_ROOM)].flatMap(([, names = '', room = '']) =>
    names
      .split(',')
      .map((name) => name.replace(/^\s*type\s.*/s, '').trim())
      .filter((name) => name !== '' && !name.startsWith('require') && new RegExp(`await ${name}\\(`).test(text))
      .map((name) => `${room}.ts ${name}`),
  )
}

/** Whether a verb's file asks who may, itself or in what stands beside it. */
function asks(file: string): boolean {
  const text = read(file)
  const beside = [...text.matchAll(FROM_BESIDE)].map(([, name]) => path.join(path.dirname(file), `${name}.ts`))
  return ASKS.test(text) || beside.some((other) => existsSync(path.join(HOUSE, other)) && ASKS.test(read(other)))
}

test('every verb behind a route of the desk asks the table itself, not only its door', () => {
  const routes = listFiles('app/api').filter((route) => /requireModerator|requireRight/.test(read(route)))

  const calls = [...new Set(routes.flatMap(listCalls))]

  expect(calls).toContain('lib/imports/import-article.ts importArticle')
  expect(calls.filter((call) => !asks(call.split(' ')[0] ?? ''))).toEqual([])
})

test('every right of the table is asked for somewhere', () => {
  const text = [...listFiles('lib'), ...listFiles('app')].map(read).join('\n')

  const isAsked = (right: string) => new RegExp(`(?:may|requireRight)\\([^)]*'${right}'`).test(text)
  expect(Object.keys(RIGHTS).filter((right) => !isAsked(right))).toEqual([])
})

test('no verb compares roles by itself', () => {
  const own = ['lib/accounts/rights.ts', 'lib/accounts/view.ts']
  const rooms = ['accounts', 'articles', 'screening', 'comments', 'votes', 'moderation', 'imports']
  const files = rooms.flatMap((room) => listFiles(`lib/${room}`))

  const compares = files.filter((file) => !own.includes(file) && /(?:actor|viewer)\??\.role [!=]==/.test(read(file)))
  expect(compares).toEqual([])
})
