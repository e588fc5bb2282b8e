import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { createDb } from '../create-db.ts'
import { migrate } from '../migrate.ts'
import { readMigrations } from '../migrations-folder.ts'
import { templateName } from '../template.ts'

const templateLock = 4_711_002
const abandonedAfterMs = 60 * 60 * 1000

export interface TestDatabase {
  databaseUrl: string
  drop: () => Promise<void>
}

/** Creates a database on the server as a copy of a migrated one, which the first caller makes. */
export async function createFromTemplate(serverUrl: string): Promise<TestDatabase> {
  const template = `collector_${templateName(await readMigrations())}`
  await asAdmin(serverUrl, async admin => {
    await admin.query(`SELECT pg_advisory_lock(${templateLock})`)
    await ensureTemplateDatabase(admin, serverUrl, template)
  })
  return await createDatabase(serverUrl, template)
}

/** Creates a database with a name of its own as a copy of another one. */
export async function createDatabase(serverUrl: string, template: string): Promise<TestDatabase> {
  const name = `collector_test_${Date.now()}_${randomUUID().slice(0, 8)}`
  await asAdmin(serverUrl, async admin => {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  })
  return {
    databaseUrl: urlOf(serverUrl, name),
    drop: async () => await asAdmin(serverUrl, async admin => await dropDatabase(admin, name)),
  }
}

async function ensureTemplateDatabase(admin: pg.Client, serverUrl: string, template: string): Promise<void> {
  const names = await databaseNames(admin)
  if (names.includes(template)) return
  for (const name of names.filter(isAbandoned)) await dropDatabase(admin, name)
  const unfinished = `${template}_unfinished`
  await dropDatabase(admin, unfinished)
  await admin.query(`CREATE DATABASE ${unfinished} TEMPLATE template0`)
  const db = await createDb({ databaseUrl: urlOf(serverUrl, unfinished) })
  await migrate(db).finally(db.close)
  await admin.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`)
}

async function databaseNames(admin: pg.Client): Promise<string[]> {
  const { rows } = await admin.query<{ datname: string }>('SELECT datname FROM pg_database')
  return rows.map(row => row.datname)
}

/** Left behind by a test run that was killed. */
function isAbandoned(name: string): boolean {
  const createdAt = /^collector_test_(\d+)_/.exec(name)?.[1]
  return createdAt !== undefined && Date.now() - Number(createdAt) > abandonedAfterMs
}

async function dropDatabase(admin: pg.Client, name: string): Promise<void> {
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
}

async function asAdmin(serverUrl: string, work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: urlOf(serverUrl, 'postgres') })
  await admin.connect()
  await work(admin).finally(async () => await admin.end())
}

function urlOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}
