import pg from 'pg'

export interface PostgresConfig {
  databaseUrl: string
  maxConnections: number
  acquireTimeoutMs: number
  statementTimeoutMs: number
  idleInTransactionTimeoutMs: number
  onError: (error: Error) => void
}

export const applicationName = 'collector'

/** A pool whose connections count time in UTC and cannot wait, run or idle in a transaction for ever. */
export function openPostgresPool(config: PostgresConfig): pg.Pool {
  const pool = new pg.Pool({
    connectionString: config.databaseUrl,
    application_name: applicationName,
    max: config.maxConnections,
    connectionTimeoutMillis: config.acquireTimeoutMs,
    idleTimeoutMillis: 30_000,
    statement_timeout: config.statementTimeoutMs,
    idle_in_transaction_session_timeout: config.idleInTransactionTimeoutMs,
    keepAlive: true,
    onConnect: async client => {
      queueQueries(client)
      await useUtc(client)
    },
  })
  // An idle connection that the server ends (restart, failover) must not end this process.
  pool.on('error', config.onError)
  return pool
}

/** One connection outside the pool, without time limits: for migrations. The caller ends it. */
export async function openPostgresClient(config: PostgresConfig): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: config.databaseUrl,
    application_name: `${applicationName}:migrate`,
    connectionTimeoutMillis: config.acquireTimeoutMs,
  })
  client.on('error', config.onError)
  await client.connect()
  await useUtc(client)
  return client
}

/** Prisma reads and writes timestamptz as if the session were in UTC, whatever the server's zone is. */
async function useUtc(client: Pick<pg.ClientBase, 'query'>): Promise<void> {
  await client.query("SET TIME ZONE 'UTC'")
}

/** Prisma sends the statements of one transaction at once; pg wants them one after the other. */
function queueQueries(client: pg.ClientBase): void {
  const query = client.query.bind(client) as (...values: unknown[]) => unknown
  let previous: Promise<unknown> = Promise.resolve()
  client.query = ((...values: unknown[]) => {
    if (typeof values.at(-1) === 'function') return query(...values)
    const result = previous.then(() => query(...values))
    previous = result.catch(() => {})
    return result
  }) as pg.ClientBase['query']
}
