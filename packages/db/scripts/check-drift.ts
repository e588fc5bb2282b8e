import { readMigrations } from '../src/migrations-folder.ts'
import { diffSchema } from './schema-diff.ts'

const sql = await diffSchema(await readMigrations())
if (sql !== null) {
  process.stderr.write(
    `prisma/migrations do not lead to prisma/schema.prisma. Write a migration with "npm run db:migration -- <name>". Missing:\n\n${sql}\n`,
  )
  process.exitCode = 1
}
