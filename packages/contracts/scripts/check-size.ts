import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'

/** The client and everything about integrations may add this much to a page that already has zod. */
const maxBytes = 25_000

const entry = 'virtual:integrations'
const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const code = `
export { createClient } from ${JSON.stringify(`${dist}client.js`)}
export * from ${JSON.stringify(`${dist}areas/integrations.js`)}`

const output = (await build({
  configFile: false,
  logLevel: 'silent',
  plugins: [
    {
      name: 'entry',
      resolveId: id => (id === entry ? id : undefined),
      load: id => (id === entry ? code : undefined),
    },
  ],
  build: {
    write: false,
    rollupOptions: { input: entry, external: ['zod'], preserveEntrySignatures: 'strict' },
  },
})) as Rolldown.RolldownOutput
const bytes = output.output.reduce(
  (sum, chunk) => sum + (chunk.type === 'chunk' ? gzipSync(chunk.code, { level: 9 }).length : 0),
  0,
)
console.info(
  `client with the integration endpoints: ${bytes / 1000} kB gzip over zod, limit ${maxBytes / 1000} kB`,
)
if (bytes > maxBytes) process.exitCode = 1
