import { spawn } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { startPostgresServer } from '../src/testing/postgres-server.ts'

/**
 * Runs a command with a PostgreSQL server, 15 or newer, in `TEST_DATABASE_URL`: the one named there already, else
 * the one that answers on this machine, else one that is started for it and gone afterwards.
 */
const [command = '', ...args] = process.argv.slice(2)
const named = process.env['TEST_DATABASE_URL'] || undefined
const url = named ?? 'postgres://postgres:postgres@127.0.0.1:5432/postgres'
const trouble = await troubleWith(url)

if (trouble === undefined) process.exitCode = await runWith(url)
else {
  const { hostname, port } = new URL(url)
  process.stderr.write(`No usable PostgreSQL at ${hostname}:${port || 5432}: ${trouble}\n`)
  if (named === undefined) await runWithOwn()
  else process.exitCode = 1
}

async function runWithOwn(): Promise<void> {
  const server = await startPostgresServer().catch((error: Error) => error)
  if (server instanceof Error) {
    process.stderr.write(`None could be started either: ${server.message}\n`)
    process.exitCode = 1
    return
  }
  process.stderr.write('One of our own was started.\n')
  try {
    process.exitCode = await runWith(server.url)
  } finally {
    await server.stop()
  }
}

async function runWith(databaseUrl: string): Promise<number> {
  const env = { ...process.env, TEST_DATABASE_URL: databaseUrl }
  const child = spawn(command, args, { env, stdio: 'inherit' })
  // A terminal tells the child as well; here it is only waited for.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  const [code] = await once(child, 'exit')
  return code ?? 1
}

async function troubleWith(databaseUrl: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 3_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number; mayCreate: boolean }>(
      `SELECT current_setting('server_version_num')::int AS version, rolsuper OR rolcreatedb AS "mayCreate"
       FROM pg_roles WHERE rolname = current_user`,
    )
    if ((rows[0]?.version ?? 0) < 150_000) return 'it is older than PostgreSQL 15'
    return rows[0]?.mayCreate ? undefined : 'its user may not create databases'
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException
    return message || code || 'no answer'
  } finally {
    await client.end()
  }
}
