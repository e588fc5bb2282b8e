import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Migration } from './migrations-folder.ts'

const templateDir = fileURLToPath(new URL('../dist', import.meta.url))

/** Names a migrated database: changes with the migrations and with the embedded engine. */
export function templateName(migrations: Migration[]): string {
  const engine = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const hash = createHash('sha256').update(readFileSync(path.join(path.dirname(engine), '../package.json')))
  for (const { name, sql } of migrations) hash.update(`\0${name}\0${sql}`)
  return `template_${hash.digest('hex').slice(0, 16)}`
}

/** The dump of a migrated embedded database that `saveTemplate` left, if these migrations have one. */
export async function findTemplate(migrations: Migration[]): Promise<Blob | undefined> {
  return await readFile(templateFile(migrations)).then(
    bytes => new Blob([bytes]),
    () => undefined,
  )
}

/** Stores the dump for these migrations and removes older ones. Several processes may do it at once. */
export async function saveTemplate(migrations: Migration[], dump: Blob): Promise<void> {
  await mkdir(templateDir, { recursive: true })
  const file = templateFile(migrations)
  const unfinished = `${file}.${randomUUID()}`
  await writeFile(unfinished, dump.stream())
  await rename(unfinished, file)
  for (const other of await readdir(templateDir)) {
    if (/^template_\w+\.tar$/.test(other) && other !== path.basename(file)) {
      await rm(path.join(templateDir, other), { force: true })
    }
  }
}

function templateFile(migrations: Migration[]): string {
  return path.join(templateDir, `${templateName(migrations)}.tar`)
}
