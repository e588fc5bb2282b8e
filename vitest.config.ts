import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'

/** Several processes share a database only on a server. */
const exclude = [
  ...configDefaults.exclude,
  ...(process.env['TEST_DATABASE_URL'] ? [] : ['**/test/faults/processes/**']),
]

const shared = {
  setupFiles: [fileURLToPath(new URL('vitest.setup.ts', import.meta.url))],
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // One worker a core: by itself Vitest leaves a core free.
  maxWorkers: '100%',
}

export default defineConfig({
  test: {
    passWithNoTests: false,
    projects: [
      {
        test: {
          ...shared,
          name: 'node',
          include: ['{apps/api,packages/*}/test/**/*.test.ts'],
          exclude: [...exclude, '**/test/isolated/**'],
          // Files follow each other in a worker: what they import, PostgreSQL in WebAssembly above all, is
          // compiled once.
          isolate: false,
        },
      },
      {
        test: {
          ...shared,
          // What replaces a module (vi.mock) would replace it for others as well.
          name: 'isolated',
          include: ['{apps/api,packages/*}/test/isolated/**/*.test.ts'],
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
