import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { diffSchema, schemaPath } from '../scripts/schema-diff.ts'
import { readMigrations } from '../src/migrations-folder.ts'
import { temporaryDirectory } from './engines.ts'

test('a column that no migration adds is seen as drift, in SQL', async () => {
  const schema = await readFile(schemaPath, 'utf8')
  const changed = path.join(await temporaryDirectory(), 'schema.prisma')
  await writeFile(changed, schema.replace('model Integration {', 'model Integration {\n  nickname String?'))
  expect(await diffSchema(await readMigrations(), changed)).toContain(
    'ALTER TABLE "integrations" ADD COLUMN     "nickname" TEXT',
  )
})
