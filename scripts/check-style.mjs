// What docs/style.md asks for and no linter checks: no type assertions (`as const` excepted), no `!`, no long files,
// no names that say nothing.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

const ROOTS = ['app', 'components', 'e2e', 'lib', 'prisma', 'scripts']
const SOURCE = /\.(ts|tsx|mts|cts|mjs|cjs|js)$/
const TEST = /\.(test|spec)\.tsx?$/
const GENERATED = 'lib/db/generated/'
const EMPTY_NAME = /(^|[/-])(utils?|helpers?|common|services?|managers?|misc)([/.-]|$)/
const MAX_LINES = 250
const MAX_TEST_LINES = 400

/** Each entry: `{ file, says, why }`, where `says` is the finding's text. One that no longer finds anything is itself a finding. */
const ALLOWED = []

const findings = ROOTS.flatMap(sourceFiles).flatMap(check)
const complaints = findings.filter((finding) => !ALLOWED.some((entry) => covers(entry, finding)))
const stale = ALLOWED.filter((entry) => !findings.some((finding) => covers(entry, finding)))

for (const { file, line, says } of complaints) console.error(`${file}:${line} ${says}`)
for (const { file, says } of stale) console.error(`scripts/check-style.mjs: nothing left to allow: ${file} ${says}`)
process.exitCode = complaints.length + stale.length > 0 ? 1 : 0

function covers(entry, finding) {
  return entry.file === finding.file && entry.says === finding.says
}

function sourceFiles(root) {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
    .map((entry) => path.posix.join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(GENERATED))
    .sort()
}

function check(file) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  return [...namesNothing(file), ...tooLong(file, source), ...assertions(file, source, source)]
}

function namesNothing(file) {
  return EMPTY_NAME.test(file) ? [{ file, line: 1, says: 'a name that does not say what the file does' }] : []
}

function tooLong(file, source) {
  const lines = source.text.trimEnd().split('\n').length
  const limit = TEST.test(file) ? MAX_TEST_LINES : MAX_LINES
  return lines > limit ? [{ file, line: limit + 1, says: `file of ${lines} lines, ${limit} are allowed` }] : []
}

function assertions(file, source, node) {
  const says = complaint(source, node)
  const inside = []
  ts.forEachChild(node, (child) => {
    inside.push(...assertions(file, source, child))
  })
  if (says === null) return inside
  // The end of the node, where the assertion itself stands in an expression of many lines.
  const line = source.getLineAndCharacterOfPosition(node.end).line + 1
  return [{ file, line, says }, ...inside]
}

function complaint(source, node) {
  if (ts.isNonNullExpression(node)) return 'non-null assertion `!`'
  if (ts.isPropertyDeclaration(node) && node.exclamationToken) return 'definite assignment `!`'
  if (ts.isVariableDeclaration(node) && node.exclamationToken) return 'definite assignment `!`'
  if (ts.isAssertionExpression(node) && !ts.isConstTypeReference(node.type))
    return `type assertion \`as ${node.type.getText(source)}\``
  return null
}
