import { createDb, DataDirInUseError, type Db, migrate } from '@collector/db'
import {
  checkSealingKeys,
  createVault,
  type Rotation,
  type RotationProgress,
  rotateKeys,
} from '@collector/domain'
import { asConfigError, type Config, ConfigError, databaseOf, readConfig } from './config.ts'
import { runProcess } from './run-process.ts'

const usage = `npm run keys:rotate: seals anew, with the first of ENCRYPTION_KEYS, whatever another one of them has sealed.
Start every process with these keys before; on PostgreSQL they may work meanwhile. Interrupted, run it again: it goes on.
`

/** Where it says what it does: a terminal, or anything else that takes lines. */
interface Output {
  isTTY?: boolean
  write(text: string): unknown
}

/** Rotates the sealing keys. False when something is left for a person to mend. */
export async function rotate(config: Config, output: Output): Promise<boolean> {
  const db = await openDb(config)
  try {
    await migrate(db)
    const vault = createVault(config.sealingKeys)
    await checkSealingKeys(db, vault)
    const rotation = await rotateKeys(db, vault, progress => showProgress(output, progress))
    if (output.isTTY) output.write(clearLine)
    output.write(`${describe(rotation, vault.currentKeyId).join('\n')}\n`)
    return rotation.unreadable.length === 0 && rotation.stillUsed.length === 0
  } catch (error) {
    throw asConfigError(error)
  } finally {
    await db.close()
  }
}

async function openDb(config: Config): Promise<Db> {
  try {
    return await createDb(databaseOf(config))
  } catch (error) {
    if (!(error instanceof DataDirInUseError)) throw error
    const advice = `Stop the product first: it has the embedded database in ${config.dataDir} to itself.`
    throw new ConfigError(advice, { cause: error })
  }
}

const clearLine = '\r\u001B[K'

function showProgress(output: Output, { table, done, total }: RotationProgress): void {
  const text = `${table}: ${done} of ${total}`
  output.write(output.isTTY ? `${clearLine}${text}` : `${text}\n`)
}

function describe({ tables, unreadable, stillUsed, retired }: Rotation, currentKeyId: string): string[] {
  const lines = [
    ...tables.map(({ table, total, left }) => {
      if (left > 0) return `${table}: ${left} left`
      return `${table}: ${total > 0 ? 'done' : 'not needed'}`
    }),
    ...unreadable.map(({ table, row, column, reason }) => `${table} ${row}: ${column}: ${reason}`),
  ]
  if (unreadable.length > 0) lines.push('What does not open has stayed as it was.')
  if (stillUsed.length > 0) {
    lines.push(
      `A process still seals with ${quoted(stillUsed)}: start every process with "${currentKeyId}" first in ENCRYPTION_KEYS, then run this again.`,
    )
  }
  if (retired.length > 0) {
    lines.push(
      `Nothing in the database is sealed with ${quoted(retired)} any more: in three quarters of an hour, when no browser holds anything sealed with it either, drop it from ENCRYPTION_KEYS.`,
    )
  }
  return lines
}

function quoted(keyIds: string[]): string {
  return keyIds.map(keyId => `"${keyId}"`).join(', ')
}

if (import.meta.main) {
  await runProcess(async () => {
    const [word] = process.argv.slice(2)
    if (word !== undefined) process.stdout.write(usage)
    const isDone = word === undefined ? await rotate(readConfig(), process.stdout) : word === '--help'
    process.exitCode = isDone ? 0 : 1
  })
}
