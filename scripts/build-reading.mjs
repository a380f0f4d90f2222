// Builds the reading pages: what prints them on the server, their style, and what the browser loads for them.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import * as esbuild from 'esbuild'

const root = path.resolve(import.meta.dirname, '..')
const PRINT = path.join(root, 'components/reading/print.tsx')
const START = path.join(root, 'components/enhance/start.client.ts')
/** What leads to modules that readers have no use for: their style is a file of its own. */
const DESK = /\/desk(-reading|\.client)$/
/** Comes with the part of the script that needs it, not with the page. */
const LATER = path.join(root, 'components/enhance/surface.module.css')
const FONTS = ['opsz', 'opsz-italic'].map((face) => `@fontsource-variable/source-serif-4/${face}.css`)
const MODULE = /\.module\.css$/
const BROWSERS = ['es2022', 'chrome109', 'firefox115', 'safari16.4']
const SHARED = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  jsx: 'automatic',
  charset: 'utf8',
  logLevel: 'warning',
}

/**
 * Writes `.next/reading`: what the server prints pages with, `assets/`, and a `manifest.json` that names them.
 * The same sources give the same bytes; it takes about a second.
 */
export async function buildReading({ dev = false, folder = path.join(root, '.next/reading') } = {}) {
  const making = `${folder}.making`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(path.join(making, 'assets'), { recursive: true })
  const [all, read] = [await findModules(), await findModules(DESK)]
  const style = await buildStyle(making, { read, desk: all.filter((file) => !read.includes(file)) })
  const pages = await buildPages(making, style, dev)
  const script = await buildScript(making, style, dev)
  const icon = `data:image/svg+xml,${encodeURIComponent(readFileSync(path.join(root, 'app/icon.svg'), 'utf8').replace(/\n\s*/g, ''))}`
  writeFileSync(
    path.join(making, 'manifest.json'),
    JSON.stringify({ pages, script, icon, css: style.css, desk: style.deskHref }),
  )
  rmSync(folder, { recursive: true, force: true })
  renameSync(making, folder)
}

/** The CSS modules of these pages and of their script, less those that only what is left out leads to. */
async function findModules(leftOut) {
  const found = []
  const note = {
    name: 'note-modules',
    setup(build) {
      if (leftOut) build.onResolve({ filter: leftOut }, ({ path: wanted }) => ({ path: wanted, external: true }))
      build.onLoad({ filter: MODULE }, ({ path: file }) => {
        found.push(file)
        return { contents: 'export default {}' }
      })
    },
  }
  await esbuild.build({
    ...SHARED,
    entryPoints: [PRINT, START],
    outdir: 'nowhere',
    write: false,
    packages: 'external',
    plugins: [note],
  })
  return [...new Set(found)].filter((file) => file !== LATER).sort()
}

/**
 * One build names all classes, so that the server's markup and the script agree about them.
 *
 * @returns the page's style itself, where those of the desk and the writing surface are, and what each module calls its
 *   classes
 */
async function buildStyle(making, modules) {
  const entries = {
    page: [...FONTS, path.join(root, 'app/globals.css')]
      .map((file) => `import ${JSON.stringify(file)}`)
      .concat(modules.read.map(reexport)),
    desk: modules.desk.map(reexport),
    later: [reexport(LATER, 0)],
  }
  const virtual = {
    name: 'style-entries',
    setup(build) {
      build.onResolve({ filter: /^style:/ }, ({ path: name }) => ({ path: name.slice(6), namespace: 'style' }))
      build.onLoad({ filter: /./, namespace: 'style' }, ({ path: name }) => ({
        contents: entries[name].join('\n'),
        resolveDir: root,
      }))
      // A page that is read already does not change its letters any more.
      build.onLoad({ filter: /source-serif-4\/.*\.css$/ }, ({ path: file }) => ({
        contents: readFileSync(file, 'utf8').replaceAll('font-display: swap', 'font-display: optional'),
        loader: 'css',
      }))
    },
  }
  const names = path.join(making, 'names')
  const { outputFiles } = await esbuild.build({
    ...SHARED,
    entryPoints: { page: 'style:page', desk: 'style:desk', later: 'style:later' },
    outdir: names,
    splitting: true,
    minify: true,
    write: false,
    outExtension: { '.js': '.mjs' },
    publicPath: '/assets',
    assetNames: '[name]-[hash]',
    loader: { '.woff2': 'file' },
    plugins: [virtual],
  })
  const css = textOf(outputFiles, 'page.css')
  const [desk, later] = [textOf(outputFiles, 'desk.css'), textOf(outputFiles, 'later.css')]
  const [deskHref, laterHref] = [`/assets/desk-${hashOf(desk)}.css`, `/assets/later-${hashOf(later)}.css`]
  mkdirSync(names, { recursive: true })
  for (const { path: file, contents } of outputFiles) {
    if (file.endsWith('.woff2')) writeFileSync(path.join(making, 'assets', path.basename(file)), contents)
    if (file.endsWith('.mjs')) writeFileSync(file, contents)
  }
  writeFileSync(path.join(making, deskHref), desk)
  writeFileSync(path.join(making, laterHref), later)
  const classes = new Map()
  const take = async (entry, files) => {
    const href = pathToFileURL(path.join(names, `${entry}.mjs`)).href
    const made = await import(`${href}?${hashOf(css + desk + later)}`)
    for (const [index, file] of files.entries()) classes.set(file, made[`m${index}`])
  }
  await take('page', modules.read)
  await take('desk', modules.desk)
  await take('later', [LATER])
  rmSync(names, { recursive: true })
  return { css, deskHref, laterHref, classes }
}

/** @returns the name of the module that prints pages */
async function buildPages(making, style, dev) {
  const { outputFiles } = await esbuild.build({
    ...SHARED,
    entryPoints: { pages: PRINT },
    outdir: making,
    outExtension: { '.js': '.mjs' },
    entryNames: '[name]-[hash]',
    platform: 'node',
    target: 'node20',
    minify: !dev,
    define: { 'process.env.NODE_ENV': dev ? '"development"' : '"production"' },
    // React is written for `require`.
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    plugins: [classNames(style)],
    write: false,
  })
  const [built] = outputFiles
  writeFileSync(built.path, built.contents)
  return path.basename(built.path)
}

/**
 * The script of the page itself is one file, which shares nothing with what it loads later: sharing would mean further
 * requests before it can begin.
 *
 * @returns the address of the script that every page begins with
 */
async function buildScript(making, style, dev) {
  const common = {
    ...SHARED,
    outdir: path.join(making, 'assets'),
    entryNames: '[name]-[hash]',
    chunkNames: 'part-[hash]',
    splitting: true,
    platform: 'browser',
    target: BROWSERS,
    minify: !dev,
    metafile: true,
  }
  const later = new Map()
  const toLater = {
    name: 'to-later',
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ kind, path: wanted, resolveDir }) => {
        if (kind !== 'dynamic-import') return null
        const file = path.relative(root, path.resolve(resolveDir, `${wanted}.ts`))
        const built = later.get(file)
        if (!built) later.set(file, null)
        return { path: `./${built ?? 'not-built-yet'}`, external: true }
      })
    },
  }
  await esbuild.build({ ...common, entryPoints: [START], write: false, plugins: [classNames(style), toLater] })
  const parts = await esbuild.build({ ...common, entryPoints: [...later.keys()], plugins: [classNames(style)] })
  for (const [output, { entryPoint }] of Object.entries(parts.metafile.outputs))
    if (later.has(entryPoint)) later.set(entryPoint, path.basename(output))
  const first = await esbuild.build({ ...common, entryPoints: { start: START }, plugins: [classNames(style), toLater] })
  return `/assets/${path.basename(Object.keys(first.metafile.outputs)[0])}`
}

/** Gives a module that imports CSS the names of its classes; what comes later fetches its style, and waits for it. */
function classNames({ classes, laterHref }) {
  return {
    name: 'class-names',
    setup(build) {
      build.onLoad({ filter: MODULE }, ({ path: file }) => {
        const names = `export default ${JSON.stringify(classes.get(file))}\n`
        return { contents: file === LATER ? names + fetchStyle(laterHref) : names, loader: 'js' }
      })
    },
  }
}

function fetchStyle(href) {
  return `const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '${href}' })
    document.head.append(link)
    await new Promise((settle) => { link.onload = link.onerror = settle })`
}

function textOf(files, name) {
  return files.find(({ path: file }) => path.basename(file) === name).text.trim()
}

function hashOf(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 10)
}

function reexport(file, index) {
  return `export { default as m${index} } from ${JSON.stringify(file)}`
}

if (process.argv[1] === import.meta.filename) await buildReading({ dev: process.argv.includes('--dev') })
