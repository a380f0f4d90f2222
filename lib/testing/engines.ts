import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '@/lib/db/migrate'
import { startPostgres } from './throwaway-postgres'

declare module 'vitest' {
  export interface ProvidedContext {
    sqliteFolder: string
    postgresUrl: string
  }
}

/** Prepares an empty, migrated template database on each engine, once for the whole run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const sqliteFolder = mkdtempSync(path.join(tmpdir(), 'engawa-sqlite-'))
  await migrate(`file:${path.join(sqliteFolder, 'template.db')}`)

  const postgres = await startPostgres()
  const admin = new pg.Client({ connectionString: `${postgres.url}/postgres` })
  await admin.connect()
  await admin.query('DROP DATABASE IF EXISTS engawa_template')
  await admin.query('CREATE DATABASE engawa_template')
  await migrate(`${postgres.url}/engawa_template`)
  await admin.end()

  project.provide('sqliteFolder', sqliteFolder)
  project.provide('postgresUrl', postgres.url)
  return async () => {
    rmSync(sqliteFolder, { recursive: true, force: true })
    await postgres.stop()
  }
}
