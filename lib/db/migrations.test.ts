import { describe, expect, test } from 'vitest'
import { DatabaseFault, listMigrations, pendingMigrations } from './migrations'

const shipped = ['1_init', '2_more', '3_most'].map((name) => ({ name, sql: '', checksum: '' }))
const applied = (...names: string[]) => names.map((name) => ({ name, isFinished: true }))

describe('what is still to be applied', () => {
  test('is everything to a new database, the rest to an older one, nothing to this version’s', () => {
    const pending = [applied(), applied('1_init'), applied('1_init', '2_more', '3_most')].map((done) =>
      pendingMigrations(shipped, done).map(({ name }) => name),
    )

    expect(pending).toEqual([['1_init', '2_more', '3_most'], ['2_more', '3_most'], []])
  })

  test('to a newer database is refused with the names that are not known', () => {
    const look = () => pendingMigrations(shipped, applied('1_init', '4_later'))

    expect(look).toThrow(DatabaseFault)
    expect(look).toThrow(/newer Engawa \(it has 4_later\)/)
  })

  test('to a database that stopped half-way is refused with the name of the migration', () => {
    expect(() => pendingMigrations(shipped, [{ name: '1_init', isFinished: false }])).toThrow(/1_init stopped half-way/)
  })
})

describe('the migrations that ship', () => {
  test.each(['sqlite', 'postgresql'] as const)('for %s are sorted by name and have a checksum each', (engine) => {
    const migrations = listMigrations(engine)

    expect(migrations.length).toBeGreaterThan(0)
    expect(migrations.map(({ name }) => name)).toEqual(migrations.map(({ name }) => name).toSorted())
    for (const { sql, checksum } of migrations)
      expect([sql.length > 0, checksum]).toEqual([true, expect.stringMatching(/^[0-9a-f]{64}$/)])
  })

  test('that cannot be found are said to be missing, with the folder', () => {
    expect(() => listMigrations('sqlite', '/nowhere')).toThrow(/nowhere.*is missing/)
  })
})
