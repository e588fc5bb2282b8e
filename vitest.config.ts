import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'

const setupFiles = [fileURLToPath(new URL('vitest.setup.ts', import.meta.url))]

const nodeProjects = {
  contracts: 'packages/contracts',
  db: 'packages/db',
  domain: 'packages/domain',
  providers: 'packages/providers',
  simulators: 'packages/simulators',
  api: 'apps/api',
}

/** Several processes share a database only on a server. */
const exclude = [
  ...configDefaults.exclude,
  ...(process.env['TEST_DATABASE_URL'] ? [] : ['test/faults/processes/**']),
]

export default defineConfig({
  test: {
    passWithNoTests: false,
    // One worker a core: by itself Vitest leaves a core free.
    maxWorkers: '100%',
    projects: [
      ...Object.entries(nodeProjects).map(([name, root]) => ({
        root,
        test: {
          name,
          setupFiles,
          include: ['test/**/*.test.ts'],
          exclude,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      })),
      {
        extends: './apps/web/vite.config.ts',
        root: 'apps/web',
        test: { name: 'web', setupFiles, testTimeout: 60_000 },
      },
    ],
  },
})
