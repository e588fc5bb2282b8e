import { createHash } from 'node:crypto'
import type { Connection, Db } from './create-db.ts'
import { type Migration, migrationsDir, readMigrations } from './migrations-folder.ts'

export interface MigrateOptions {
  /** Another folder than `prisma/migrations`; for tests. */
  directory?: string
  /** How long to wait for another process that is migrating the same database. */
  lockTimeoutMs?: number
}

/** Any number, as long as every process that migrates uses the same. */
const migrationLock = 4_711_001

/**
 * Applies what is pending in `prisma/migrations`, as `prisma migrate deploy` does, but in one transaction:
 * all of it or nothing. Several processes may call it at once; one works, the others wait. When nothing is
 * pending it costs one query and the engine is not even loaded.
 * @returns the names of the migrations applied by this call
 */
export async function migrate(
  db: Pick<Db, 'queryable' | 'connect'>,
  options: MigrateOptions = {},
): Promise<string[]> {
  const directory = options.directory ?? migrationsDir
  const migrations = await readMigrations(directory)
  if ((await findPending(db.queryable, migrations)).length === 0) return []
  const connection = await db.connect()
  try {
    return await applyUnderLock(connection, migrations, { directory, ...options })
  } finally {
    await connection.release()
  }
}

async function applyUnderLock(
  connection: Connection,
  migrations: Migration[],
  { directory, lockTimeoutMs = 120_000 }: MigrateOptions,
): Promise<string[]> {
  await connection.query('BEGIN')
  try {
    await connection.query(`SET LOCAL lock_timeout = ${lockTimeoutMs}`)
    await connection.query(`SELECT pg_advisory_xact_lock(${migrationLock})`)
    await connection.query('SET LOCAL lock_timeout = 0')
    const pending = await findPending(connection, migrations)
    const applied = pending.length === 0 ? [] : await applyPending(connection, migrations, directory)
    await connection.query('COMMIT')
    return applied
  } catch (error) {
    await connection.query('ROLLBACK').catch(() => {})
    throw new Error(describeFailure(error), { cause: error })
  }
}

async function applyPending(
  connection: Connection,
  migrations: Migration[],
  directory?: string,
): Promise<string[]> {
  const { createSchemaEngine, noFilters, toMigrationList } = await import('./schema-engine.ts')
  const engine = await createSchemaEngine({ connection })
  try {
    const migrationsList = toMigrationList(migrations, directory)
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: noFilters })
    return appliedMigrationNames
  } finally {
    engine.free()
  }
}

/** Reads Prisma's own bookkeeping table with one plain query. */
async function findPending(
  queryable: Db['queryable'] | Connection,
  migrations: Migration[],
): Promise<Migration[]> {
  const { query } = queryable as Db['queryable']
  const table = await query({
    text: `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS "exists"`,
  })
  if (!table.rows[0]?.exists) return migrations
  const { rows } = await query({
    text: 'SELECT migration_name, checksum FROM public._prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  })
  const applied = new Map(rows.map(row => [row['migration_name'], row['checksum']]))
  for (const { name, sql } of migrations) {
    const checksum = applied.get(name)
    if (checksum !== undefined && checksum !== checksumOf(sql)) {
      throw new Error(`Migration ${name} was changed after it had been applied to this database.`)
    }
  }
  return migrations.filter(({ name }) => !applied.has(name))
}

/** As Prisma computes it. */
function checksumOf(sql: string): string {
  return createHash('sha256').update(sql).digest('hex')
}

/** The engine's errors name the migration in the trace of calls that follows their text. */
function describeFailure(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const reason = message.split(/\s+0: /)[0]?.trim()
  const name = /migration_name="([^"]+)"/.exec(message)?.[1]
  return `Migrating the database failed${name ? ` in ${name}` : ''}; nothing was changed. ${reason}`
}
