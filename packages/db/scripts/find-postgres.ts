import pg from 'pg'

/**
 * Prints the URL of a PostgreSQL server, 15 or newer, on which the tests may create databases: the one that
 * `TEST_DATABASE_URL` names, else the one that answers on this machine. Says why and fails when there is
 * none.
 */
const databaseUrl = process.env['TEST_DATABASE_URL'] || 'postgres://postgres:postgres@127.0.0.1:5432/postgres'

const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 3_000 })
try {
  await client.connect()
  const { rows } = await client.query<{ version: number; mayCreate: boolean }>(
    `SELECT current_setting('server_version_num')::int AS version, rolsuper OR rolcreatedb AS "mayCreate"
     FROM pg_roles WHERE rolname = current_user`,
  )
  if ((rows[0]?.version ?? 0) < 150_000) throw new Error('it is older than PostgreSQL 15')
  if (!rows[0]?.mayCreate) throw new Error('its user may not create databases')
  process.stdout.write(`${databaseUrl}\n`)
} catch (error) {
  const { hostname, port } = new URL(databaseUrl)
  const reason =
    error instanceof Error ? error.message || String((error as NodeJS.ErrnoException).code) : error
  process.stderr.write(`No usable PostgreSQL at ${hostname}:${port || 5432}: ${reason}\n`)
  process.exitCode = 1
} finally {
  await client.end()
}
