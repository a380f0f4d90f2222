import type { Head } from '@/lib/http/view'
import { escapeHtml } from '@/lib/text/to-html'

/** What is the same on every page: of the site, and of what its browser part was built as. */
export type Site = {
  name: string
  url: string
  locale: string
  css: string
  /** where the style is that only the desk needs */
  desk: string
  icon: string
  script: string
}

const THEMES = [
  ['light', '#fbfaf6'],
  ['dark', '#171615'],
] as const

/**
 * A whole document: all its style is in it, so nothing has to arrive before its first paint; the script comes after
 * everything else.
 *
 * @param body  finished markup
 * @param sheet a further style sheet that it needs, by its address
 */
export function printDocument(head: Head, body: string, site: Site, sheet: string | null = null): string {
  return [
    `<!DOCTYPE html><html lang="${site.locale}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    ...THEMES.map(([scheme, colour]) => meta('theme-color', colour, ` media="(prefers-color-scheme: ${scheme})"`)),
    `<title>${escapeHtml(titleOf(head, site))}</title>`,
    ...about(head, site),
    `<link rel="icon" href="${escapeHtml(site.icon)}" type="image/svg+xml">`,
    `<style>${site.css}</style>`,
    sheet === null ? '' : `<link rel="stylesheet" href="${sheet}">`,
    `<script type="module" src="${site.script}"></script>`,
    `</head><body>${body}</body></html>`,
  ].join('')
}

function titleOf({ title }: Head, { name }: Site): string {
  return title === null ? name : `${title} · ${name}`
}

function about(head: Head, site: Site): string[] {
  const { description, canonical, isListed } = head
  return [
    ...(description === undefined ? [] : [meta('description', description)]),
    ...(isListed ? [] : [meta('robots', 'noindex')]),
    ...(canonical === undefined ? [] : [`<link rel="canonical" href="${escapeHtml(site.url + canonical)}">`]),
    ...preview(head, site),
  ]
}

/** @see https://ogp.me */
function preview({ title, description = '', canonical = '/', article }: Head, site: Site): string[] {
  if (!article) return []
  const facts = {
    'og:title': title ?? site.name,
    'og:description': description,
    'og:url': site.url + canonical,
    'og:site_name': site.name,
    'og:locale': site.locale,
    'og:type': 'article',
    ...(article.publishedAt === null ? {} : { 'article:published_time': article.publishedAt }),
  }
  return [
    ...Object.entries(facts).map(([name, value]) => `<meta property="${name}" content="${escapeHtml(value)}">`),
    meta('twitter:card', 'summary'),
    meta('twitter:title', facts['og:title']),
    meta('twitter:description', description),
  ]
}

function meta(name: string, content: string, more = ''): string {
  return `<meta name="${name}"${more} content="${escapeHtml(content)}">`
}
