import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'

interface Owner {
  pid: number
  host: string
  /** When the process started, as the kernel counts: tells a reused pid from the owner. */
  processStart: string | null
}

const heartbeatMs = 5_000
const silentForMs = 30_000

/**
 * Takes `<dataDir>/lock` for this process, since two PGlite instances would destroy the directory.
 * A lock whose process is gone (or, from another host, silent for 30 s) is taken over.
 * @returns how to give the lock back
 */
export async function lockDataDir(dataDir: string): Promise<() => Promise<void>> {
  const lockPath = path.join(dataDir, 'lock')
  const ours = `${lockPath}.${randomUUID()}`
  const owner: Owner = { pid: process.pid, host: hostname(), processStart: processStart(process.pid) }
  await writeFile(ours, JSON.stringify(owner))
  try {
    if (!(await claim(ours, lockPath))) {
      await removeStaleLock(lockPath, dataDir)
      if (!(await claim(ours, lockPath))) throw inUse(dataDir)
    }
  } finally {
    await rm(ours, { force: true })
  }
  const heartbeat = setInterval(() => {
    const now = new Date()
    utimes(lockPath, now, now).catch(() => {})
  }, heartbeatMs).unref()
  return async () => {
    clearInterval(heartbeat)
    await rm(lockPath, { force: true })
  }
}

/** A hard link appears whole or not at all, and never over an existing file. */
async function claim(ours: string, lockPath: string): Promise<boolean> {
  try {
    await link(ours, lockPath)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function removeStaleLock(lockPath: string, dataDir: string): Promise<void> {
  if (await isHeld(lockPath)) throw inUse(dataDir, await readOwner(lockPath))
  const aside = `${lockPath}.${randomUUID()}`
  await rename(lockPath, aside).catch(() => {})
  // Somebody else may have taken the lock over between the look and the move: give it back then.
  if (await isHeld(aside)) {
    await link(aside, lockPath).catch(() => {})
    await rm(aside, { force: true })
    throw inUse(dataDir)
  }
  await rm(aside, { force: true })
}

async function isHeld(lockPath: string): Promise<boolean> {
  const owner = await readOwner(lockPath)
  if (!owner) return false
  if (owner.host !== hostname()) {
    const { mtimeMs } = await stat(lockPath)
    return Date.now() - mtimeMs < silentForMs
  }
  return isAlive(owner.pid) && processStart(owner.pid) === owner.processStart
}

async function readOwner(lockPath: string): Promise<Owner | undefined> {
  try {
    return JSON.parse(await readFile(lockPath, 'utf8')) as Owner
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Field 22 of /proc/<pid>/stat; null where there is no such file. */
function processStart(pid: number): string | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}

/** Another process has the data directory. */
export class DataDirInUseError extends Error {
  override name = 'DataDirInUseError'
}

function inUse(dataDir: string, owner?: Owner): DataDirInUseError {
  const by = owner ? ` by process ${owner.pid} on ${owner.host}` : ''
  return new DataDirInUseError(
    `The embedded database in ${dataDir} is in use${by}. Stop that process, or set DATABASE_URL to a PostgreSQL server that several processes can share.`,
  )
}
