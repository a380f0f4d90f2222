import { defineConfig } from 'prisma/config'

const url = process.env.DATABASE_URL ?? 'file:./data/engawa.db'
const isPostgres = url.startsWith('postgres')

// What searching keeps beside the models; `ensureSearchIndex…` makes it after every migration.
const search = isPostgres
  ? ['public.SearchEntry', 'public.SearchArticle']
  : [
      ...['SearchEntry', 'SearchProgress', 'SearchArticle', 'SearchWords', 'SearchArticleWords'],
      ...['data', 'idx', 'config'].flatMap((part) => [`SearchWords_${part}`, `SearchArticleWords_${part}`]),
      'SearchArticleWords_content',
    ]

// For ordinary `prisma` commands: the engine, and with it the schema and the history, follow from DATABASE_URL.
export default defineConfig({
  schema: isPostgres ? 'prisma/postgresql/schema.prisma' : 'prisma/schema.prisma',
  migrations: { path: isPostgres ? 'prisma/migrations/postgresql' : 'prisma/migrations/sqlite' },
  datasource: { url },
  experimental: { externalTables: true },
  tables: { external: search },
})
