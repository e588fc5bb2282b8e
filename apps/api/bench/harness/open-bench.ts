import { randomBytes, randomUUID } from 'node:crypto'
import type { Sync } from '@collector/db'
import { createTestDb, type TestDb } from '@collector/db/testing'
import { type Context, requestSync, syncInvoices } from '@collector/domain'
import type { Provider } from '@collector/providers'
import type { PgBoss } from 'pg-boss'
import { compose } from '../../src/compose.ts'
import { readConfig } from '../../src/config.ts'
import { createLogger } from '../../src/http/logger.ts'
import { createStubProvider, unboundRateLimit } from './stub-provider.ts'

/** The product without HTTP, on a database of its own. */
export interface Bench extends AsyncDisposable {
  ctx: Context
  db: TestDb
  boss: PgBoss
  /** What further processes need to work on the same product. */
  environment: Record<string, string>
  /** Connects a new integration; the stub reads from its access token how many invoices there are. */
  connect(accessToken: string | number): Promise<string>
  /** Asks for a run; returns its id. */
  request(integrationId: string): Promise<string>
  /** Runs a fetch in this process to its end. */
  fetch(integrationId: string): Promise<{ seconds: number; sync: Sync }>
}

/** Opens a bench; `await using` drops its database. */
export async function openBench(provider: Provider = createStubProvider(unboundRateLimit)): Promise<Bench> {
  const encryptionKeys = `bench:${randomBytes(32).toString('base64')}`
  const db = await createTestDb()
  const { deps, boss } = await compose(readConfig({ ENCRYPTION_KEYS: encryptionKeys }), {
    db,
    log: createLogger('warn', process.stderr),
    worker: false,
  })
  const ctx: Context = {
    ...deps,
    providers: { visma: provider },
    actor: { kind: 'user', id: randomUUID(), name: 'Bench', role: 'administrator' },
    address: null,
  }

  async function request(integrationId: string): Promise<string> {
    const { id } = await requestSync({ ctx, input: { id: integrationId, acceptMissing: false } })
    return id
  }

  return {
    ctx,
    db,
    boss,
    environment: { DATABASE_URL: db.queue.connectionString ?? '', ENCRYPTION_KEYS: encryptionKeys },
    connect: accessToken => connect(ctx, String(accessToken)),
    request,
    async fetch(integrationId) {
      const syncId = await request(integrationId)
      const startedAt = performance.now()
      await syncInvoices({ ctx, input: { syncId } })
      const seconds = (performance.now() - startedAt) / 1000
      const sync = await db.prisma.sync.findUniqueOrThrow({ where: { id: syncId } })
      if (sync.status !== 'succeeded') throw new Error(`the run is ${sync.status}: ${sync.failure}`)
      return { seconds, sync }
    },
    async [Symbol.asyncDispose]() {
      await boss.stop({ graceful: false })
      await db.close()
    },
  }
}

async function connect({ db, vault }: Context, accessToken: string): Promise<string> {
  const { id } = await db.prisma.integration.create({
    data: { app: 'visma', name: 'Salong', venueId: 'salong', daysBack: 365, status: 'connected' },
  })
  const place = { table: 'connections', row: id, column: 'access_token_sealed' }
  await db.prisma.connection.create({
    data: {
      integrationId: id,
      companyId: id,
      companyName: 'Salong AB',
      companyCurrency: 'SEK',
      scopes: [],
      accessTokenSealed: vault.seal(accessToken, place),
      accessTokenExpiresAt: new Date(Date.now() + 12 * 60 * 60_000),
      connectedAt: new Date(),
    },
  })
  return id
}
