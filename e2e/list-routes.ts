import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'

const Built = z.record(z.string(), z.string())
const Manifest = z.object({
  staticRoutes: z.array(z.object({ page: z.string() })),
  dynamicRoutes: z.array(z.object({ page: z.string() })),
})

/** Opened by the server itself, before the framework is asked. */
const OPENED_BY_ITSELF = ['/api/articles/[slug]/live', '/assets/[file]']
const READING_KIND = /^ {2}'(\/[^']*)':/gm

/** Every route that the build or the server answers, as the build spells them. */
export function listRoutes(): string[] {
  const built = Object.keys(Built.parse(parse('.next/server/app-paths-manifest.json')))
  const { staticRoutes, dynamicRoutes } = Manifest.parse(parse('.next/routes-manifest.json'))
  const routes = [
    ...built.map((file) => file.replace(/\/(?:page|route)$/, '') || '/'),
    ...[...staticRoutes, ...dynamicRoutes].map(({ page }) => page),
    ...listReadingKinds(),
    ...OPENED_BY_ITSELF,
  ]
  return [...new Set(routes)].toSorted()
}

/** The kinds of pages that are made without the framework. */
function listReadingKinds(): string[] {
  const text = readFileSync('lib/http/reading/find-kind.ts', 'utf8')
  return [...text.matchAll(READING_KIND)].map(([, kind = '']) => kind.replaceAll('{', '[').replaceAll('}', ']'))
}

/** A file that pages load, by its address. */
export function anAsset(): string {
  const [name] = readdirSync('.next/reading/assets')
  return `/assets/${name}`
}

function parse(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}
