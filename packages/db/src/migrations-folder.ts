import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const prismaDir = fileURLToPath(new URL('../../../prisma', import.meta.url))
export const migrationsDir = path.join(prismaDir, 'migrations')

export interface Migration {
  name: string
  sql: string
}

/** The migrations of a folder in the order in which they are applied. */
export async function readMigrations(directory: string = migrationsDir): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true })
  const names = entries.filter(entry => entry.isDirectory()).map(entry => entry.name)
  return await Promise.all(
    names.sort().map(async name => ({
      name,
      sql: await readFile(path.join(directory, name, 'migration.sql'), 'utf8'),
    })),
  )
}
