import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { settings } from '@/lib/kernel/settings'
import type { Head } from '../view'
import { readAssets } from './assets'

const FOLDER = path.join('.next', 'reading')

const Manifest = z.object({ pages: z.string(), script: z.string(), icon: z.string(), css: z.string() })

type Site = { name: string; url: string; locale: string; css: string; icon: string; script: string }

/** Prints one kind of page; `components/reading/print.tsx` has one for each. */
type Print = (props: object, head: Head, site: Site) => string

/** What `scripts/build-reading.mjs` has built: how pages are printed, and what is the same on all of them. */
export type Built = { pages: Record<string, Print>; site: Site; policy: string }

let built: Promise<Built> | null = null

/** Loads what was built, once, with the files that pages load (`findAsset`). */
export function openBuilt(folder = path.resolve(FOLDER)): Promise<Built> {
  built ??= load(folder)
  return built
}

async function load(folder: string): Promise<Built> {
  const { pages, ...same } = Manifest.parse(JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')))
  readAssets(path.join(folder, 'assets'))
  const { SITE_NAME, SITE_URL, SITE_LOCALE } = settings()
  const module: Built['pages'] = await import(pathToFileURL(path.join(folder, pages)).href)
  return {
    pages: module,
    site: { ...same, name: SITE_NAME, url: SITE_URL, locale: SITE_LOCALE },
    policy: policyFor(same.css),
  }
}

/** Only this site's own scripts, the style that is in the page, and the one that the writing surface fetches. */
function policyFor(css: string): string {
  const hash = createHash('sha256').update(css).digest('base64')
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'sha256-${hash}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
