import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { createDb, migrate } from '@collector/db'
import { programEnvironment, tries, triesTimeoutMs } from '@collector/db/testing'
import { checkSealingKeys, createVault, parseSealingKeys } from '@collector/domain'
import { expect, test } from 'vitest'
import { ConfigError, readConfig } from '../src/config.ts'

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const good = () => `good:${base64(randomBytes(32))}`

const badKeys: [string, string | undefined][] = [
  ['none', undefined],
  ['an empty text', ''],
  ['a key without an id', base64(randomBytes(32))],
  ['a short key', `k:${base64(randomBytes(31))}`],
  ['zeros', `k:${base64(Buffer.alloc(32))}`],
  ['a phrase', `k:${base64(Buffer.from('changeme-changeme-changeme-chang'))}`],
  ['counted bytes', `k:${base64(Buffer.from(Array.from({ length: 32 }, (_, i) => i + 1)))}`],
  ['one id twice', `${good()},${good()}`],
]

test.each(badKeys)(
  'OA-30 the configuration refuses %s as ENCRYPTION_KEYS, and repeats no byte',
  (_what, keys) => {
    let refusal: unknown
    try {
      readConfig({ ENCRYPTION_KEYS: keys })
    } catch (error) {
      refusal = error
    }
    expect(refusal).toBeInstanceOf(ConfigError)
    expect((refusal as Error).message).toMatch(/^The configuration is not right:\n {2}ENCRYPTION_KEYS: /)
    for (const secret of secretsOf(keys)) expect(String((refusal as Error).stack)).not.toContain(secret)
  },
)

const secretsOf = (keys = '') => keys.split(/[,:]/).filter(part => part.length > 16)

interface Ended {
  code: number | null
  output: string
}

/** Starts the server in a process of its own and waits until it ends, or ends it after fifteen seconds. */
function startServer(environment: Record<string, string | undefined>): Promise<Ended> {
  const server = fileURLToPath(new URL('../src/server.ts', import.meta.url))
  const child = spawn(process.execPath, [server], {
    env: { ...programEnvironment, PORT: '0', NO_COLOR: '1', ...environment },
    timeout: 15_000,
    killSignal: 'SIGKILL',
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += String(chunk)))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', code => resolve({ code, output }))
  })
}

test(
  'OA-30 a process with bad keys ends at once and says which variable it was',
  async () => {
    for (const [what, keys] of badKeys.slice(0, tries(1, 7)).concat(badKeys.slice(7))) {
      const { code, output } = await startServer({ ENCRYPTION_KEYS: keys, DATA_DIR: tmpdir() })
      expect({ what, code }).toEqual({ what, code: 1 })
      expect(output).toContain('ENCRYPTION_KEYS: ')
      expect(secretsOf(keys).filter(secret => output.includes(secret))).toEqual([])
    }
  },
  triesTimeoutMs,
)

test('OA-30 a process does not work on a database that another key has written', async () => {
  const dataDir = await mkdtemp(`${tmpdir()}/collector-keys-`)
  try {
    const db = await createDb({ dataDir: `${dataDir}/database` })
    await migrate(db)
    await checkSealingKeys(db, createVault(parseSealingKeys(good())))
    await db.close()
    const keys = good()
    const { code, output } = await startServer({ ENCRYPTION_KEYS: keys, DATA_DIR: dataDir })
    expect(code).toBe(1)
    expect(output).toContain('holds another key "good" than this database was written with')
    expect(secretsOf(keys).filter(secret => output.includes(secret))).toEqual([])
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}, 60_000)
