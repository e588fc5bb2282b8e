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
  ...(process.env['TEST_DATABASE_URL'] ? [] : ['**/test/faults/processes/**']),
]

const shared = {
  setupFiles,
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // One worker a core: by itself Vitest leaves a core free.
  maxWorkers: '100%',
}

export default defineConfig({
  test: {
    passWithNoTests: false,
    projects: [
      // Files follow each other in a worker: what they import, PostgreSQL in WebAssembly above all, is
      // compiled once. Those that replace a module (vi.mock) would replace it for the others as well.
      ...Object.entries(nodeProjects).map(([name, root]) => ({
        root,
        test: {
          ...shared,
          name,
          include: ['test/**/*.test.ts'],
          exclude: [...exclude, 'test/isolated/**'],
          isolate: false,
        },
      })),
      {
        test: {
          ...shared,
          name: 'isolated',
          include: ['{apps,packages}/*/test/isolated/**/*.test.ts'],
          exclude,
        },
      },
      {
        extends: './apps/web/vite.config.ts',
        root: 'apps/web',
        test: { ...shared, name: 'web', isolate: false },
      },
    ],
  },
})
