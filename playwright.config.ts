import { defineConfig } from '@playwright/test'
import { SITE } from './e2e/site'

const chromium = process.env.CHROMIUM_PATH
const flags = ['--disable-background-networking', '--disable-component-update', '--disable-sync']

const DOORS = [
  'refuse-at-the-door.spec.ts',
  'who-may-what.spec.ts',
  'ids-of-others.spec.ts',
  'ids-in-bodies.spec.ts',
  'keep-private.spec.ts',
]

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  reporter: 'list',
  timeout: 60_000,
  use: {
    baseURL: SITE,
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: process.getuid?.() === 0 ? [...flags, '--no-sandbox'] : flags,
    },
  },
  projects: [
    { name: 'with JavaScript', testIgnore: DOORS, use: { javaScriptEnabled: true } },
    { name: 'without JavaScript', testIgnore: DOORS, use: { javaScriptEnabled: false } },
    {
      name: 'on a touch device',
      testMatch: ['quote-across-pages.spec.ts', 'quote-a-passage.spec.ts'],
      use: { javaScriptEnabled: true, hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } },
    },
    // They compare the whole store before and after, so nothing else may write meanwhile.
    {
      name: 'doors',
      testMatch: DOORS,
      fullyParallel: false,
      workers: 1,
      dependencies: ['with JavaScript', 'without JavaScript', 'on a touch device'],
    },
  ],
  webServer: {
    command: 'npx tsx e2e/start-site.ts',
    url: `${SITE}/api/ready`,
    timeout: 60_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
  },
})
