import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createDb, type Db, migrate } from '@collector/db'
import { createTestDb, programEnvironment, tries, triesTimeoutMs } from '@collector/db/testing'
import { checkSealingKeys, type SealingKey } from '@collector/domain'
import { expect, onTestFinished, test } from 'vitest'
import {
  after,
  before,
  countByKey,
  during,
  newKey,
  oldKey,
  openSealed,
  seedSealed,
} from '../../../packages/domain/test/rotate-keys-harness.ts'
import { compose } from '../src/compose.ts'
import { ConfigError, readConfig } from '../src/config.ts'
import { createLogger } from '../src/http/logger.ts'
import { rotate } from '../src/rotate-keys.ts'

const keys = (...sealingKeys: SealingKey[]) =>
  sealingKeys.map(({ id, bytes }) => `${id}:${Buffer.from(bytes).toString('base64')}`).join(',')

type Environment = Record<string, string | undefined>

const tables = ['connections', 'held_connections', 'consent_links', 'revocations', 'mails', 'second_factors']

/** A database that processes share or, embedded, have one after the other. */
interface Place {
  environment: Environment
  use<T>(work: (db: Db) => Promise<T>): Promise<T>
}

/** Filled with the old key; a process with the new one has begun to work on it. */
async function createPlace(integrations: number): Promise<Place> {
  const place = process.env['TEST_DATABASE_URL'] ? await createSharedPlace() : await createEmbeddedPlace()
  await place.use(async db => {
    await migrate(db)
    await checkSealingKeys(db, before)
    await seedSealed(db, before, integrations)
    await checkSealingKeys(db, during)
  })
  return place
}

async function createSharedPlace(): Promise<Place> {
  const db = await createTestDb()
  onTestFinished(db.close)
  return { environment: { DATABASE_URL: db.queue.connectionString }, use: async work => await work(db) }
}

async function createEmbeddedPlace(): Promise<Place> {
  const dataDir = await mkdtemp(`${tmpdir()}/collector-rotation-`)
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  return {
    environment: { DATA_DIR: dataDir },
    use: async work => {
      const db = await createDb({ dataDir: `${dataDir}/database` })
      return await work(db).finally(db.close)
    },
  }
}

/** Runs the command in a process of its own; `onLine` may end it. */
function runCommand(
  environment: Environment,
  options: { words?: string[]; onLine?: (line: string, kill: () => void) => void } = {},
): Promise<{ code: number | null; output: string }> {
  const command = fileURLToPath(new URL('../src/rotate-keys.ts', import.meta.url))
  const child = spawn(process.execPath, [command, ...(options.words ?? [])], {
    env: { ...programEnvironment, ENCRYPTION_KEYS: keys(newKey, oldKey), ...environment },
  })
  let output = ''
  child.stderr.on('data', chunk => (output += String(chunk)))
  child.stdout.on('data', chunk => {
    output += String(chunk)
    options.onLine?.(String(chunk), () => child.kill('SIGKILL'))
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', code => resolve({ code, output }))
  })
}

const start = async (environment: Environment, key: SealingKey) => {
  const config = readConfig({ ...environment, ENCRYPTION_KEYS: keys(key) })
  const { close } = await compose(config, { log: createLogger('silent'), worker: false })
  await close()
}

test(
  'OA-29 kill -9 at any moment leaves everything readable, and the next run goes on to the end',
  async () => {
    const integrations = tries(60, 700)
    const place = await createPlace(integrations)
    const secrets = await place.use(db => openSealed(db, before))
    let left = 8 * integrations
    for (let kill = 0; kill < tries(2, 20); kill += 1) {
      const { code, output } = await runCommand(place.environment, {
        onLine: (_line, end) => void pause(Math.random() * 40).then(end),
      })
      expect(code, output).toBeNull()
      await place.use(async db => {
        expect(await openSealed(db, during)).toEqual(secrets)
        const { old = 0 } = await countByKey(db)
        expect(old).toBeLessThan(left)
        expect(old).toBeGreaterThan(0)
        left = old
      })
    }

    const { code, output } = await runCommand(place.environment)
    expect(output).toContain('\nNothing in the database is sealed with "old" any more: ')
    expect(code).toBe(0)
    await place.use(async db => {
      expect(await countByKey(db)).toEqual({ new: 8 * integrations })
      expect(await openSealed(db, after)).toEqual(secrets)
    })
    await start(place.environment, newKey)
    await expect(start(place.environment, oldKey)).rejects.toThrow(ConfigError)
  },
  Math.max(triesTimeoutMs, 120_000),
)

test('OA-29 a terminal has one line of progress; what is left, or comes back, is named and makes the command fail', async () => {
  const place = await createPlace(10)
  const [one, other] = await place.use(async db => {
    const links = await db.prisma.consentLink.findMany({
      where: { tokenSealed: { not: null } },
      orderBy: { id: 'asc' },
      take: 2,
    })
    for (const [i, { id }] of links.entries()) {
      const tokenSealed = links[1 - i]?.tokenSealed ?? null
      await db.prisma.consentLink.update({ where: { id }, data: { tokenSealed } })
    }
    return links.map(({ id }) => id)
  })
  const written: string[] = []
  const config = readConfig({ ...place.environment, ENCRYPTION_KEYS: keys(newKey, oldKey) })
  const terminal = { isTTY: true, write: (text: string) => written.push(text) }

  expect(await rotate(config, terminal)).toBe(false)

  const rewrite = '\r\u001B[K'
  expect(written).toEqual([
    `${rewrite}connections: 10 of 20`,
    `${rewrite}connections: 20 of 20`,
    `${rewrite}held_connections: 10 of 20`,
    `${rewrite}held_connections: 20 of 20`,
    `${rewrite}consent_links: 8 of 10`,
    `${rewrite}revocations: 10 of 10`,
    `${rewrite}mails: 10 of 10`,
    `${rewrite}second_factors: 10 of 10`,
    rewrite,
    [
      'connections: done',
      'held_connections: done',
      'consent_links: 2 left',
      'revocations: done',
      'mails: done',
      'second_factors: done',
      `consent_links ${one}: token_sealed: does not open here`,
      `consent_links ${other}: token_sealed: does not open here`,
      'What does not open has stayed as it was.\n',
    ].join('\n'),
  ])

  written.length = 0
  await place.use(db => db.prisma.consentLink.updateMany({ data: { tokenSealed: null } }))
  expect(await rotate(config, terminal)).toBe(true)
  const lines = written.join('').replace(rewrite, '').split('\n')
  expect(lines.slice(0, 6)).toEqual(tables.map(table => `${table}: not needed`))
  expect(lines.slice(6)).toEqual([expect.stringMatching(/^Nothing .* sealed with "old" any more: /), ''])

  await place.use(db => seedSealed(db, before, 1))
  const { code, output } = await runCommand(place.environment)
  expect(output).toContain('\nA process still seals with "old": start every process with "new" first')
  expect(code).toBe(1)
}, 60_000)

test('the command does not begin while the product has the embedded database, nor without a key that is needed', async () => {
  const place = await createEmbeddedPlace()
  const { dataDir } = readConfig({ ...place.environment, ENCRYPTION_KEYS: keys(newKey) })
  await place.use(async db => {
    await migrate(db)
    await checkSealingKeys(db, before)
    expect(await runCommand(place.environment)).toEqual({
      code: 1,
      output: `Stop the product first: it has the embedded database in ${dataDir} to itself.\n`,
    })
  })
  expect(await runCommand({ ...place.environment, ENCRYPTION_KEYS: keys(newKey) })).toEqual({
    code: 1,
    output: 'ENCRYPTION_KEYS lacks key "old", which this database was written with\n',
  })
}, 60_000)

test('the command says in two lines what it does', async () => {
  const { code, output } = await runCommand({ ENCRYPTION_KEYS: undefined }, { words: ['--help'] })
  expect(code).toBe(0)
  expect(output.split('\n')).toEqual([expect.stringContaining('keys:rotate'), expect.any(String), ''])
})
