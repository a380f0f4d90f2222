import path from 'node:path'
import { defineConfig } from 'vitest/config'

const alias = { '@': path.resolve(import.meta.dirname) }
const store = {
  include: ['lib/**/*.store.test.ts'],
  setupFiles: ['lib/testing/fresh-store.ts'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
}

// Tests of what reads or writes the store are named `*.store.test.ts` and run on both engines.
export default defineConfig({
  resolve: { alias },
  test: {
    globalSetup: ['lib/testing/engines.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['lib/**/*.test.ts', 'components/**/*.test.ts'],
          exclude: ['lib/**/*.store.test.ts'],
          testTimeout: 60_000,
        },
      },
      { extends: true, test: { ...store, name: 'sqlite', env: { TEST_ENGINE: 'sqlite' } } },
      { extends: true, test: { ...store, name: 'postgresql', env: { TEST_ENGINE: 'postgresql' } } },
    ],
  },
})
