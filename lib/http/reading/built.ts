import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { settings } from '@/lib/kernel/settings'
import type { Head } from '../view'
import { BUILT_FOLDER, readManifest } from './manifest'

type Site = { name: string; url: string; locale: string; css: string; desk: string; icon: string; script: string }

/** A stretch of a page in UTF-8; one that is kept is the same array on every page that it stands on. */
export type Piece = { bytes: Uint8Array; isKept: boolean }

/** Prints one kind of page; `components/reading/print.tsx` has one for each. */
type Print = (props: object, head: Head, site: Site) => Piece[]

/** How pages are printed, and what is the same on all of them. */
export type Built = { pages: Record<string, Print>; site: Site }

let built: Promise<Built> | null = null

/** Loads what prints pages, once. */
export function openBuilt(folder = BUILT_FOLDER): Promise<Built> {
  built ??= load(folder)
  return built
}

async function load(folder: string): Promise<Built> {
  const { pages, ...same } = readManifest(folder)
  const { SITE_NAME, SITE_URL, SITE_LOCALE } = settings()
  const module: Built['pages'] = await import(pathToFileURL(path.join(folder, pages)).href)
  return { pages: module, site: { ...same, name: SITE_NAME, url: SITE_URL, locale: SITE_LOCALE } }
}
