import { defineConfig } from '@playwright/test'
import { launchOptions } from './chromium.ts'

export default defineConfig({
  testDir: 'specs',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
  projects: [
    { name: 'journeys', testIgnore: 'start.spec.ts' },
    // Its starts are timed: alone, when the others are done.
    { name: 'start', testMatch: 'start.spec.ts', dependencies: ['journeys'] },
  ],
  use: {
    launchOptions,
    locale: 'en-GB',
    timezoneId: 'Europe/Stockholm',
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    // Of the actions only: snapshots of every page take a tenth of the time. `--trace on` makes them.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    screenshot: 'only-on-failure',
  },
})
