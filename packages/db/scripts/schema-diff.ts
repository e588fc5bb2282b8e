import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { createDb } from '../src/create-db.ts'
import { type Migration, prismaDir } from '../src/migrations-folder.ts'
import { createSchemaEngine, noFilters, toMigrationList } from '../src/schema-engine.ts'

export const schemaPath = path.join(prismaDir, 'schema.prisma')

/**
 * The SQL that leads from the migrations to `schema.prisma`, or null when they agree. The migrations are
 * replayed in an embedded database that is thrown away.
 */
export async function diffSchema(
  migrations: Migration[],
  schemaFile: string = schemaPath,
): Promise<string | null> {
  const db = await createDb({})
  const connection = await db.connect()
  try {
    await connection.query('BEGIN')
    const engine = await createSchemaEngine({ connection, shadow: connection })
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...toMigrationList(migrations) },
      to: {
        tag: 'schemaDatamodel',
        files: [{ path: schemaFile, content: await readFile(schemaFile, 'utf8') }],
      },
      script: true,
      exitCode: true,
      filters: noFilters,
    })
    return exitCode === 0 ? null : stdout
  } finally {
    await connection.release()
    await db.close()
  }
}
