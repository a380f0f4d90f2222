import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/** Where `scripts/build-reading.mjs` has put what it built. */
export const BUILT_FOLDER = path.resolve('.next', 'reading')

const Manifest = z.object({
  pages: z.string(),
  script: z.string(),
  icon: z.string(),
  css: z.string(),
  /** where the style is that only the desk needs */
  desk: z.string(),
})

/** What was built: the module that prints pages, and what is the same on all of them. */
export type Manifest = z.infer<typeof Manifest>

/** Reads what was built. */
export function readManifest(folder = BUILT_FOLDER): Manifest {
  return Manifest.parse(JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')))
}

/**
 * The Content-Security-Policy of the reading pages, the same for all of them and without a nonce: only this site's own
 * scripts, the style that is in the page, and those of the desk and the writing surface, which are files.
 */
export function readingPolicy({ css }: Manifest): string {
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
