import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'

const HOUSE = path.resolve(import.meta.dirname, '../..')
const CRUISE_TIMEOUT_MS = 60_000

// Written down a second time on purpose: this is what the rules are measured against.
const ORDER =
  'kernel < text < db < events < accounts < articles < screening < quotes < comments < votes < moderation < notifications < imports < feeds < http'
const ROOMS = ORDER.split(' < ')

type Tree = Record<string, string>
type Case = { rule: string; at: string; holds: string; beside?: Tree }

/** A small house that keeps every rule and uses every permission. */
const CLEAN: Tree = {
  ...Object.fromEntries(ROOMS.map((room, index) => [`lib/${room}/room.ts`, roomUsing(ROOMS.slice(0, index))])),
  'lib/comments/schema.ts': `import { z } from 'zod'\nexport const NewComment = z.strictObject({})`,
  'lib/comments/rules.ts': `import { room } from '@/lib/kernel/room'\nexport const rule = room`,
  'lib/comments/view.ts': 'export type CommentView = { number: number }',
  'lib/comments/post.test.ts': `import { aComment } from '@/lib/testing/factories'\nimport { room } from '@/lib/moderation/room'\nexport default [aComment, room]`,
  'lib/db/client.ts': `import { PrismaPg } from '@prisma/adapter-pg'\nimport Database from 'better-sqlite3'\nimport pg from 'pg'\nimport { PrismaClient } from './generated/client'\nexport const db = [PrismaPg, Database, pg, PrismaClient]`,
  'lib/db/generated/client.ts': `import * as runtime from '@prisma/client/runtime/client'\nimport { models } from './models'\nexport const PrismaClient = [runtime, models]`,
  // Generated code goes round in circles; nobody looks inside.
  'lib/db/generated/models.ts': `import type { PrismaClient } from './client'\nexport type Client = typeof PrismaClient\nexport const models = []`,
  'lib/http/write.ts': `import { headers } from 'next/headers'\nimport { getServerSession } from 'next-auth'\nexport const write = [headers, getServerSession]`,
  'lib/testing/factories.ts': `import { db } from '@/lib/db/client'\nimport { room } from '@/lib/http/room'\nimport { page } from '@/app/page'\nimport { PrismaClient } from '@prisma/client'\nexport const aComment = [db, room, page, PrismaClient]`,
  'components/ui/button.tsx': `import { useId } from 'react'\nimport Link from 'next/link'\nimport css from './button.module.css'\nexport const Button = [useId, Link, css]`,
  'components/ui/button.module.css': '',
  'components/comments/composer.client.tsx': `import { useState } from 'react'\nimport { room } from '@/lib/text/room'\nimport { rule } from '@/lib/comments/rules'\nimport { NewComment } from '@/lib/comments/schema'\nimport type { CommentView } from '@/lib/comments/view'\nimport { Button } from '../ui/button'\nexport type View = CommentView\nexport const Composer = [useState, room, rule, NewComment, Button]`,
  'app/page.tsx': `import { Composer } from '@/components/comments/composer.client'\nimport { room } from '@/lib/comments/room'\nimport { notFound } from 'next/navigation'\nimport { use } from 'react'\nexport const page = [Composer, room, notFound, use]`,
  'scripts/export.ts': `import { db } from '@/lib/db/client'\nimport { room } from '@/lib/feeds/room'\nexport default [db, room]`,
  'scripts/generate.mjs': `import { defineConfig } from 'prisma/config'\nexport default defineConfig`,
  'prisma/seed.ts': `import { PrismaClient } from '@prisma/client'\nimport { room } from '@/lib/comments/room'\nexport default [PrismaClient, room]`,
  'prisma.config.ts': `import { defineConfig } from 'prisma/config'\nexport default defineConfig`,
  'proxy.ts': `import { NextResponse } from 'next/server'\nexport const proxy = NextResponse`,
  'e2e/post-a-comment.spec.ts': `import { aComment } from '@/lib/testing/factories'\nimport { test } from '@playwright/test'\nexport default [aComment, test]`,
}

const ORDER_CASES: Case[] = ROOMS.flatMap((room, index) =>
  ROOMS.slice(index + 1).map((later) => ({
    rule: `order-${room}`,
    at: `lib/${room}/use-${later}.ts`,
    holds: `import '../${later}/room'`,
  })),
)

/** Every way to write an import; a check that overlooks one of them can be walked around. */
const SPELLINGS = [
  `import type { Row } from '@/lib/votes/room'`,
  `import { type Row } from '@/lib/votes/room'`,
  `export * from '@/lib/votes/room'`,
  `export type { Row } from '../votes/room'`,
  `export const late = () => import('@/lib/votes/room')`,
  `export type Late = import('@/lib/votes/room').Row`,
  `export type Late = typeof import('@/lib/votes/room')`,
  `import late = require('../votes/room')\nexport default late`,
]
const SPELLING_CASES: Case[] = SPELLINGS.map((holds, index) => ({
  rule: 'order-comments',
  at: `lib/comments/spelling-${index}.ts`,
  holds,
}))

const CASES: Case[] = [
  ...ORDER_CASES,
  ...SPELLING_CASES,
  { rule: 'no-unlisted-room', at: 'lib/helpers/nobody-asks.ts', holds: 'export const idle = 1' },
  { rule: 'no-unlisted-room', at: 'lib/at-the-top.ts', holds: `import '@/lib/kernel/room'` },
  { rule: 'lib-uses-lib-only', at: 'lib/feeds/use-app.ts', holds: `import '@/app/page'` },
  { rule: 'lib-uses-lib-only', at: 'lib/http/use-button.ts', holds: `import '@/components/ui/button'` },
  { rule: 'lib-uses-lib-only', at: 'lib/imports/use-script.ts', holds: `import '@/scripts/export'` },
  { rule: 'app-not-to-db', at: 'app/query/page.tsx', holds: `import '@/lib/db/client'` },
  { rule: 'app-not-to-db', at: 'app/api/articles/[slug]/route.ts', holds: `import type { db } from '@/lib/db/client'` },
  { rule: 'app-not-to-scripts', at: 'app/export/page.tsx', holds: `import '@/scripts/export'` },
  { rule: 'components-use-views-only', at: 'components/asks.tsx', holds: `import '@/lib/comments/room'` },
  { rule: 'components-use-views-only', at: 'components/asks-db.tsx', holds: `import '@/lib/db/client'` },
  { rule: 'components-use-views-only', at: 'components/asks-app.tsx', holds: `import '@/app/page'` },
  { rule: 'scripts-use-lib-only', at: 'scripts/through-a-door.ts', holds: `import '@/app/page'` },
  { rule: 'scripts-use-lib-only', at: 'scripts/show.mjs', holds: `import '../components/ui/button'` },
  {
    rule: 'client-not-reaching-db',
    at: 'components/comments/by-a-detour.client.tsx',
    holds: `import '../list-of-votes'`,
    beside: {
      'components/list-of-votes.tsx': `import '@/lib/votes/view'`,
      'lib/votes/view.ts': `import type { Row } from './rows'\nexport type VoteView = Row`,
      'lib/votes/rows.ts': `export * from '@/lib/db/client'`,
    },
  },
  {
    rule: 'client-not-reaching-db',
    at: 'app/articles/[slug]/live.client.ts',
    holds: `import { room } from '@/lib/comments/room'\nexport default room`,
  },
  { rule: 'next-at-the-doors-only', at: 'lib/comments/use-next.ts', holds: `import 'next/headers'` },
  { rule: 'next-at-the-doors-only', at: 'lib/accounts/use-auth.ts', holds: `import type { User } from 'next-auth'` },
  { rule: 'next-at-the-doors-only', at: 'lib/text/use-next.test.ts', holds: `import 'next/server'` },
  { rule: 'next-at-the-doors-only', at: 'scripts/use-next.ts', holds: `import 'next'` },
  { rule: 'react-in-views-only', at: 'lib/http/use-react.ts', holds: `import 'react'` },
  { rule: 'react-in-views-only', at: 'lib/text/use-node.ts', holds: `import type { ReactNode } from 'react'` },
  { rule: 'react-in-views-only', at: 'lib/feeds/use-dom.ts', holds: `import 'react-dom/server'` },
  { rule: 'prisma-in-db-only', at: 'lib/comments/use-prisma.ts', holds: `import '@prisma/client'` },
  { rule: 'prisma-in-db-only', at: 'lib/votes/use-type.ts', holds: `import type { Prisma } from '@prisma/client'` },
  { rule: 'prisma-in-db-only', at: 'app/use-prisma.ts', holds: `import '@prisma/adapter-pg'` },
  { rule: 'prisma-in-db-only', at: 'scripts/use-prisma.mjs', holds: `import 'prisma/config'` },
  { rule: 'drivers-in-db-only', at: 'lib/imports/use-sqlite.ts', holds: `import 'better-sqlite3'` },
  { rule: 'drivers-in-db-only', at: 'app/api/use-pg.ts', holds: `import 'pg'` },
  { rule: 'generated-in-db-only', at: 'lib/comments/use-generated.ts', holds: `import '../db/generated/client'` },
  { rule: 'generated-in-db-only', at: 'app/use-generated.ts', holds: `import '@/lib/db/generated/models'` },
  { rule: 'generated-in-db-only', at: 'scripts/use-generated.ts', holds: `import '@/lib/db/generated/models'` },
  { rule: 'tests-are-leaves', at: 'lib/comments/use-test.ts', holds: `import './post.test'` },
  { rule: 'tests-are-leaves', at: 'lib/votes/use-test.test.ts', holds: `import '../comments/post.test'` },
  { rule: 'testing-in-tests-only', at: 'lib/comments/use-factory.ts', holds: `import '../testing/factories'` },
  { rule: 'testing-in-tests-only', at: 'scripts/use-factory.ts', holds: `import '@/lib/testing/factories'` },
  { rule: 'testing-in-tests-only', at: 'instrumentation.ts', holds: `import '@/lib/testing/factories'` },
  {
    rule: 'no-cycles',
    // A circle is reported once, at the file that comes first by name.
    at: 'lib/text/back.ts',
    holds: `import type { There } from './there'\nexport type Back = There`,
    beside: { 'lib/text/there.ts': `import type { Back } from './back'\nexport type There = Back` },
  },
  { rule: 'no-unresolvable', at: 'lib/text/use-nothing.ts', holds: `import './nothing'` },
  { rule: 'no-unresolvable', at: 'app/use-nothing.tsx', holds: `import '@/components/nothing'` },
  { rule: 'no-unresolvable', at: 'e2e/use-nothing.spec.ts', holds: `import 'no-such-package'` },
]

const Cruise = z.object({
  summary: z.object({ violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })) }),
})
const Package = z.object({ scripts: z.object({ 'check:imports': z.string().startsWith('depcruise ') }) })
const Config = z.object({ forbidden: z.array(z.object({ name: z.string() })) })

const trees: string[] = []
let found: Map<string, string[]>

beforeAll(async () => {
  const violating = CASES.flatMap(({ at, holds, beside }) => [[at, holds], ...Object.entries(beside ?? {})])
  found = await cruise({ ...CLEAN, ...Object.fromEntries(violating) })
}, CRUISE_TIMEOUT_MS)

afterAll(() => Promise.all(trees.map((tree) => rm(tree, { recursive: true }))))

test.each(CASES)('$rule is reported, and it alone, for $at: $holds', ({ rule, at }) => {
  expect(found.get(at)).toEqual([rule])
})

test('what keeps the rules is reported nowhere, even beside what breaks them', () => {
  const innocent = [CLEAN, ...CASES.map(({ beside }) => beside ?? {})].flatMap(Object.keys)

  const blamed = innocent.filter((file) => found.has(file))

  expect(blamed).toEqual([])
})

test('the clean house alone has no violation', { timeout: CRUISE_TIMEOUT_MS }, async () => {
  expect(await cruise(CLEAN)).toEqual(new Map())
})

test('every rule has a violation case', () => {
  const { forbidden } = Config.parse(createRequire(import.meta.url)(path.join(HOUSE, '.dependency-cruiser.cjs')))

  expect(new Set(CASES.map(({ rule }) => rule))).toEqual(new Set(forbidden.map(({ name }) => name)))
})

function roomUsing(earlier: string[]): string {
  const imports = earlier.map((room) => `import { room as ${room} } from '@/lib/${room}/room'`)
  return [...imports, `export const room = [${earlier.join(', ')}]`, 'export type Row = typeof room'].join('\n')
}

/** Runs the project's own `check:imports` in a house made of `tree`, and returns the names of the rules broken, by file. */
async function cruise(tree: Tree): Promise<Map<string, string[]>> {
  const root = await build(tree)
  const { scripts } = Package.parse(JSON.parse(await readFile(path.join(HOUSE, 'package.json'), 'utf8')))
  const [, ...args] = scripts['check:imports'].replaceAll("'", '').split(' ')
  const program = path.join(HOUSE, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')

  const options = { cwd: root, maxBuffer: 64 * 1024 * 1024 }
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args, '--output-type', 'json'], options)
  const broken = new Map<string, string[]>()
  for (const { from, rule } of Cruise.parse(JSON.parse(stdout)).summary.violations)
    broken.set(from, [...new Set([...(broken.get(from) ?? []), rule.name])])
  return broken
}

async function build(tree: Tree): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'import-order-'))
  trees.push(root)
  for (const [file, text] of Object.entries(tree)) {
    await mkdir(path.join(root, path.dirname(file)), { recursive: true })
    await writeFile(path.join(root, file), text)
  }
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    await copyFile(path.join(HOUSE, file), path.join(root, file))
  await symlink(path.join(HOUSE, 'node_modules'), path.join(root, 'node_modules'))
  return root
}
