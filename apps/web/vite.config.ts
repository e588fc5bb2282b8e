import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { blockingScript } from './build/blocking-script.ts'
import { compileEndpoints } from './build/compile-endpoints.ts'
import { compileMessages } from './build/compile-messages.ts'
import { limitFirstLoad } from './build/limit-first-load.ts'

const api = `http://localhost:${process.env['PORT'] || 3000}`

export default defineConfig({
  plugins: [
    react(),
    blockingScript('src/assets/before-first-paint.js'),
    compileMessages(),
    compileEndpoints(),
    limitFirstLoad({
      maxBytes: 200_000,
      modules: [
        'src/app/frame.tsx',
        'src/features/integrations/list-integrations.tsx',
        'src/languages/sv/first-load.ts',
      ],
      later: [
        'src/languages/sv/later.ts',
        'src/features/integrations/create-integration.tsx',
        'src/features/integrations/show-integration.tsx',
        'src/features/integrations/show-sync.tsx',
        'src/features/session/log-in.tsx',
        'src/features/session/set-up.tsx',
        'src/app/not-found.tsx',
        'src/features/audit/list-audit-events.tsx',
        'node_modules/zod/v4/core/schemas.js',
      ],
    }),
  ],
  // Messages are compiled by the build, so ICU's parser stays out of the bundle.
  resolve: { alias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } },
  server: {
    port: 5173,
    proxy: { '/api': api, '/connect': api, '/oauth': api, '/health': api, '/owner-pages.css': api },
  },
  build: { modulePreload: { polyfill: false }, sourcemap: false },
  test: {
    include: ['test/**/*.test.ts'],
    server: { deps: { inline: ['use-intl'] } },
  },
})
