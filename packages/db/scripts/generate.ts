import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { prismaDir } from '../src/migrations-folder.ts'

// `prisma generate` wants to see a schema engine but never runs it; this avoids the download of the native
// one.
const cli = createRequire(import.meta.url).resolve('prisma/build/index.js')
const { status, stderr } = spawnSync(
  process.execPath,
  [cli, 'generate', '--config', path.join(prismaDir, 'prisma.config.ts')],
  {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  },
)
if (status !== 0) process.stderr.write(stderr)
process.exitCode = status ?? 1
