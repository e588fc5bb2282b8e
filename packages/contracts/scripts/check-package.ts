import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { pack } from './pack.ts'

/** What `npm publish` would send, in the eyes of publint and of arethetypeswrong. */
const folder = await mkdtemp(path.join(tmpdir(), 'contracts-'))
try {
  const tarball = await pack(folder)
  const data = await readFile(tarball)
  const { messages, pkg } = await publint({ pack: { tarball: data.buffer }, strict: true })
  for (const message of messages) console.error(formatMessage(message, pkg))
  const attw = spawnSync('attw', [tarball, '--profile', 'esm-only'], {
    encoding: 'utf8',
    cwd: fileURLToPath(new URL('..', import.meta.url)),
  })
  if (attw.status !== 0) console.error(attw.stdout, attw.stderr)
  if (messages.length > 0 || attw.status !== 0) process.exitCode = 1
  else console.info('publint and attw have nothing to say')
} finally {
  await rm(folder, { recursive: true, force: true })
}
