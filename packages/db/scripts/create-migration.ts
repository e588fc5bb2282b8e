import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { migrationsDir, readMigrations } from '../src/migrations-folder.ts'
import { diffSchema } from './schema-diff.ts'

const usage =
  'Usage: npm run db:migration -- <name> [--replace]\n  --replace  rewrites the newest migration (only while no database that matters has it)'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { replace: { type: 'boolean' } },
})
const name = positionals[0]
if (!name || !/^[a-z0-9_-]+$/.test(name)) {
  process.stderr.write(`${usage}\n`)
  process.exit(1)
}

await mkdir(migrationsDir, { recursive: true })
const migrations = await readMigrations()
const replaced = values.replace ? migrations.pop() : undefined
const sql = await diffSchema(migrations)
if (sql === null) {
  process.stdout.write('The migrations lead to schema.prisma already; there is nothing to write.\n')
} else {
  if (replaced) await rm(path.join(migrationsDir, replaced.name), { recursive: true })
  const timestamp = replaced?.name.slice(0, 14) ?? new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const directory = path.join(migrationsDir, `${timestamp}_${name.replaceAll('-', '_')}`)
  await mkdir(directory)
  await writeFile(path.join(directory, 'migration.sql'), sql)
  await writeFile(path.join(migrationsDir, 'migration_lock.toml'), 'provider = "postgresql"\n')
  process.stdout.write(`${path.relative(process.cwd(), directory)}/migration.sql\n`)
}
