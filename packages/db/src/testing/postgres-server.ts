import { execFile } from 'node:child_process'
import { accessSync, constants, readdirSync } from 'node:fs'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { programPath } from './config.ts'
import { freePort } from './free-port.ts'

const run = promisify(execFile)

/** How a server goes down: letting go of its connections in order, or as if the power had failed. */
type Shutdown = 'fast' | 'immediate'

/** A PostgreSQL server that belongs to whoever started it. */
export interface PostgresServer {
  url: string
  /** Goes down, stays away for `awayMs`, and comes back at the same place; resolves when it takes connections. */
  restart(how: Shutdown, awayMs?: number): Promise<void>
  stop(): Promise<void>
}

/** Where PostgreSQL's programs are, if this machine has them. */
export function findPostgresPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = listDirectory(debian).sort((a, b) => Number(b) - Number(a))
  const places = [
    ...versions.map(version => path.join(debian, version, 'bin')),
    '/usr/local/pgsql/bin',
    ...programPath.split(path.delimiter),
  ]
  return places.find(place => isProgram(path.join(place, 'initdb')))
}

/** Starts a server in a temporary directory on a free port, as a user that is not root. */
export async function startPostgresServer(): Promise<PostgresServer> {
  const programs = findPostgresPrograms()
  if (programs === undefined) throw new Error('PostgreSQL is not installed on this machine.')
  const user = await unprivilegedUser()
  const directory = await mkdtemp(path.join(tmpdir(), 'collector-postgres-'))
  if (user) await chown(directory, user.uid, user.gid)
  const port = await freePort()
  const data = path.join(directory, 'data')
  const program = async (name: string, ...args: string[]) =>
    await run(path.join(programs, name), args, { cwd: directory, ...user })
  const control = async (...args: string[]) => await program('pg_ctl', '-D', data, '-w', '-t', '60', ...args)
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c max_connections=200 -c fsync=off -k ${directory}`
  const start = async () => await control('-l', path.join(directory, 'log'), '-o', options, 'start')

  await program('initdb', '-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8')
  await start()
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    restart: async (how, awayMs = 0) => {
      await control('-m', how, 'stop')
      await sleep(awayMs)
      await start()
    },
    stop: async () => {
      await control('-m', 'immediate', 'stop')
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** PostgreSQL refuses to run as root. */
async function unprivilegedUser(): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const idOf = async (kind: '-u' | '-g') => Number((await run('id', [kind, 'postgres'])).stdout)
  await idOf('-u').catch(async () => await run('useradd', ['--system', 'postgres']))
  return { uid: await idOf('-u'), gid: await idOf('-g') }
}

function listDirectory(directory: string): string[] {
  try {
    return readdirSync(directory)
  } catch {
    return []
  }
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
