// Who may use whom: the import order of docs/architecture.md as rules.
// Each rule has at least one violation case in lib/testing/import-order.test.ts; a rule without a case fails there.

/** The rooms of lib. A room uses only those before it. */
const ROOMS = [
  'kernel',
  'text',
  'db',
  'events',
  'accounts',
  'articles',
  'screening',
  'quotes',
  'comments',
  'votes',
  'moderation',
  'notifications',
  'imports',
  'feeds',
  'http',
]

const TEST = '\\.(test|spec)\\.tsx?$'
const ROOT_FILE = '^[^/]+$'
const PACKAGE = 'node_modules/'
// Not anchored at the start: a linked node_modules resolves to where it really is. "@types/" because a package
// without JavaScript of its own resolves to its types.
const aPackage = (names) => `node_modules/(@types/)?(${names})(/|$)`

const orderRules = ROOMS.slice(0, -1).map((room, index) => ({
  name: `order-${room}`,
  comment: `lib/${room} uses only rooms before it in the list. Tests are leaves, so they may look at later rooms.`,
  severity: 'error',
  from: { path: `^lib/${room}/`, pathNot: TEST },
  to: { path: `^lib/(${ROOMS.slice(index + 1).join('|')})/` },
}))

const roomRules = [
  {
    name: 'no-unlisted-room',
    comment: 'A folder of lib that is not in the list has no place in the order: add it to ROOMS, or move the file.',
    severity: 'error',
    // "Fewer than 100 dependents" is every module here, also one that imports nothing and that nobody imports.
    module: { path: '^lib/', pathNot: `^lib/(${ROOMS.join('|')}|testing)/`, numberOfDependentsLessThan: 100 },
    from: {},
  },
  {
    name: 'lib-uses-lib-only',
    comment: 'The product knows nothing of its doors and views.',
    severity: 'error',
    from: { path: '^lib/', pathNot: [TEST, '^lib/testing/'] },
    to: { path: '^(app|components|e2e|prisma|scripts)/' },
  },
  {
    name: 'app-not-to-db',
    comment: 'A door holds no query: ask a room of lib.',
    severity: 'error',
    from: { path: '^app/' },
    to: { path: '^lib/db/', pathNot: '^lib/db/generated/' },
  },
  {
    name: 'app-not-to-scripts',
    comment: 'What a page and a command both need belongs to lib.',
    severity: 'error',
    from: { path: '^app/' },
    to: { path: '^(e2e|prisma|scripts)/' },
  },
  {
    name: 'components-use-views-only',
    comment:
      'Props in, markup out: components, lib/kernel, lib/text and the schema, rules, rights and view files of a room.',
    severity: 'error',
    from: { path: '^components/', pathNot: TEST },
    to: {
      path: '^(app|e2e|lib|prisma|scripts)/',
      pathNot: [
        '^lib/(kernel|text)/',
        '^lib/(?!db/|testing/)[^/]+/(schema|rules|rights|view)\\.ts$',
        '^lib/(?!db/|testing/)[^/]+/(schema|rules|view)-[a-z]+\\.ts$',
      ],
    },
  },
  {
    name: 'scripts-use-lib-only',
    comment:
      'A command line door goes into lib, not through another door; doors of the API alone are opened by the server.',
    severity: 'error',
    from: { path: '^(prisma|scripts)/' },
    // The server opens some doors itself, without the framework.
    to: { path: '^(app|components|e2e)/', pathNot: '^app/api/.+/door\\.ts$' },
  },
  {
    name: 'client-not-reaching-db',
    comment: 'What runs in the browser reaches no database by any path, types included.',
    severity: 'error',
    from: { path: '\\.client\\.tsx?$' },
    to: { path: ['^lib/db/', aPackage('@prisma/[^/]+|\\.prisma|pg|better-sqlite3')], reachable: true },
  },
]

const packageRules = [
  {
    name: 'next-at-the-doors-only',
    comment: 'lib/http is the only room of lib that knows the framework; tests seal sessions as it does.',
    severity: 'error',
    from: { pathNot: ['^(app|components|e2e|lib/(http|testing))/', ROOT_FILE, PACKAGE] },
    to: { path: aPackage('next|next-auth|@next/[^/]+') },
  },
  {
    name: 'react-in-views-only',
    comment: 'lib returns plain values; app and components make markup of them.',
    severity: 'error',
    from: { pathNot: ['^(app|components)/', PACKAGE] },
    to: { path: aPackage('react|react-dom') },
  },
  {
    name: 'prisma-in-db-only',
    comment: 'Prisma stays inside lib/db, lib/testing, prisma/ and what generates its client.',
    severity: 'error',
    from: { pathNot: ['^lib/(db|testing)/', '^prisma/', '^prisma\\.config\\.ts$', '^scripts/generate[^/]*$', PACKAGE] },
    to: { path: aPackage('@prisma/[^/]+|\\.prisma|prisma') },
  },
  {
    name: 'drivers-in-db-only',
    comment: 'Two engines behind three names; only the command line may open a database file by itself.',
    severity: 'error',
    from: { path: '^(app|components|lib)/', pathNot: '^lib/(db|testing)/' },
    to: { path: aPackage('better-sqlite3|pg') },
  },
  {
    name: 'generated-in-db-only',
    comment: 'The generated client is an inside matter of lib/db.',
    severity: 'error',
    from: { pathNot: '^lib/db/' },
    to: { path: '^lib/db/generated/' },
  },
]

const leafRules = [
  {
    name: 'tests-are-leaves',
    comment: 'Nobody imports a test, not even another test: what two need goes to lib/testing.',
    severity: 'error',
    from: {},
    to: { path: TEST },
  },
  {
    name: 'testing-in-tests-only',
    comment: 'lib/testing may use every room and is used by tests only.',
    severity: 'error',
    from: { pathNot: [TEST, '^lib/testing/', '^e2e/'] },
    to: { path: '^lib/testing/', pathNot: TEST },
  },
  {
    name: 'no-cycles',
    comment: 'Nothing leads back to itself, types included.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-unresolvable',
    comment: 'An import that leads nowhere hides from every other rule. (No lib/db/generated? npm run generate.)',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
]

module.exports = {
  forbidden: [...orderRules, ...roomRules, ...packageRules, ...leafRules],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules', '^lib/db/generated/'] },
    exclude: { path: ['^\\.next/', '^next-env\\.d\\.ts$'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types', 'style'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
}
