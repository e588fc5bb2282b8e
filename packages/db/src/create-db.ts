import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { type ConstructorOptions, fromPglite } from 'pg-boss'
import { openEmbedded } from './embedded.ts'
import type { EmbeddedPool } from './embedded-pool.ts'
import { PrismaClient } from './generated/client.ts'
import { applicationName, openPostgresClient, openPostgresPool, type PostgresConfig } from './postgres.ts'

export interface DbConfig {
  /** A PostgreSQL server; without it the embedded database is used. */
  databaseUrl?: string | undefined
  /** Where the embedded database lives; without it in memory. */
  dataDir?: string | undefined
  maxConnections?: number | undefined
  acquireTimeoutMs?: number | undefined
  statementTimeoutMs?: number | undefined
  transactionTimeoutMs?: number | undefined
  /** Told of lost connections; the pool opens new ones by itself. */
  onError?: ((error: Error) => void) | undefined
}

interface Queryable {
  query(query: {
    text: string
    values?: unknown[]
    name?: string
  }): Promise<{ rows: Record<string, unknown>[]; rowCount: number | null }>
}

/** One connection held by the caller until `release`. */
export interface Connection {
  query: pg.ClientBase['query']
  release(): Promise<void>
}

export interface Db {
  prisma: PrismaClient
  engine: 'postgres' | 'embedded'
  /** What `new PgBoss()` needs to use the same database; add to it, do not replace. */
  queue: ConstructorOptions
  queryable: Queryable
  /** Rejects when the database does not answer within `timeoutMs` (default 2,000). */
  ping(timeoutMs?: number): Promise<void>
  /** A connection of its own, without statement time limit. Embedded: the only one, so be quick. */
  connect(): Promise<Connection>
  close(): Promise<void>
}

/**
 * Opens the database: PostgreSQL when `databaseUrl` is given, else PGlite. It applies no migrations (see
 * `migrate`). Embedded there is one connection: inside `$transaction` the outer client waits until it fails.
 */
export async function createDb(config: DbConfig): Promise<Db> {
  return config.databaseUrl === undefined
    ? await createEmbeddedDb(config)
    : createPostgresDb(config.databaseUrl, config)
}

function createPostgresDb(databaseUrl: string, config: DbConfig): Db {
  const statementTimeoutMs = config.statementTimeoutMs ?? 15_000
  const postgres: PostgresConfig = {
    databaseUrl,
    maxConnections: config.maxConnections ?? 10,
    acquireTimeoutMs: config.acquireTimeoutMs ?? 5_000,
    statementTimeoutMs,
    idleInTransactionTimeoutMs: 2 * statementTimeoutMs,
    onError: config.onError ?? (() => {}),
  }
  const pool = openPostgresPool(postgres)
  return {
    ...overPool(pool, config),
    engine: 'postgres',
    queue: {
      connectionString: databaseUrl,
      application_name: `${applicationName}:queue`,
      max: 4,
      connectionTimeoutMillis: postgres.acquireTimeoutMs,
      schema: 'pgboss',
    },
    connect: async () => {
      const client = await openPostgresClient(postgres)
      return { query: client.query.bind(client), release: async () => await client.end() }
    },
  }
}

async function createEmbeddedDb(config: DbConfig): Promise<Db> {
  const { pool, unlock } = await openEmbedded({
    dataDir: config.dataDir,
    acquireTimeoutMs: config.acquireTimeoutMs ?? 5_000,
  })
  const db = embeddedDb(pool, config)
  const close = async () => {
    await db.close()
    await unlock()
  }
  return { ...db, close }
}

/** A `Db` over an embedded pool that is open already. */
export function embeddedDb(pool: EmbeddedPool, config: DbConfig): Db {
  return {
    ...overPool(pool, config),
    engine: 'embedded',
    queue: { db: fromPglite(queueAccess(pool)), backend: 'pglite', schema: 'pgboss' },
    connect: async () => {
      const client = await pool.connect()
      return { query: client.query.bind(client), release: async () => client.release() }
    },
  }
}

function overPool(pool: pg.Pool, config: DbConfig): Pick<Db, 'prisma' | 'queryable' | 'ping' | 'close'> {
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    // The longer formats quote the arguments, secrets included, in the error's message.
    errorFormat: 'minimal',
    transactionOptions: { maxWait: 5_000, timeout: config.transactionTimeoutMs ?? 10_000 },
  })
  let closed: Promise<void> | undefined
  return {
    prisma,
    queryable: { query: async query => await pool.query(query) },
    ping: async (timeoutMs = 2_000) => {
      await withTimeLimit(pool.query('SELECT 1'), timeoutMs)
    },
    close: async () => {
      closed ??= prisma.$disconnect().then(async () => await pool.end())
      await closed
    },
  }
}

/** pg-boss waits its turn like everybody else. */
function queueAccess(pool: EmbeddedPool): Parameters<typeof fromPglite>[0] {
  return {
    query: async (text: string, values?: unknown[]) => await pool.query(text, values),
    exec: async (text: string) => [await pool.query(text)].flat(),
    listen: async (channel: string, callback: (payload: string) => void) => {
      const unlisten = await pool.exclusive(pglite => pglite.listen(channel, callback))
      return async () => await pool.exclusive(() => unlisten())
    },
  } as Parameters<typeof fromPglite>[0]
}

async function withTimeLimit(work: Promise<unknown>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`The database did not answer within ${timeoutMs} ms.`)),
      timeoutMs,
    )
  })
  await Promise.race([work, limit]).finally(() => clearTimeout(timer))
}
