import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { programEnvironment } from '@collector/db/testing'
import { until } from './until.ts'

const sourceOf = {
  worker: fileURLToPath(new URL('../../../src/worker.ts', import.meta.url)),
  server: fileURLToPath(new URL('../../../src/server.ts', import.meta.url)),
}

/** A process of the product, as it runs in production. */
export interface Member {
  name: string
  /** Everything it has written. */
  lines: string[]
  hasExited(): boolean
  /** Ends it as the kernel does. */
  kill(): Promise<void>
  /** Stops it where it is, until `resume`. */
  stall(): void
  resume(): void
  /** Asks it to end; answers its exit code. */
  stop(): Promise<number | null>
}

/** The processes of one test; those that are left are killed at its end. */
export interface Fleet extends AsyncDisposable {
  start(kind: 'worker' | 'server', environment?: Record<string, string>): Promise<Member>
  /** Those that have not ended. */
  alive(): Member[]
  named(name: string): Member
  /** How many ended although nobody wanted it. */
  fallen(): number
}

/** Starts processes with `environmentOf(name)`. */
export function createFleet(environmentOf: (name: string) => Record<string, string>): Fleet {
  const members: { member: Member; isWanted: () => boolean }[] = []

  return {
    async start(kind, environment = {}) {
      const name = `${kind}-${members.length + 1}`
      const entry = launch(name, kind, { ...environmentOf(name), ...environment })
      members.push(entry)
      const { member, isWanted } = entry
      const ready = kind === 'worker' ? /"working"/ : /Server listening/
      await until(
        `${name} is ready`,
        () => {
          // A worker may have taken a run, and been killed for it, before it says that it is ready.
          if (member.hasExited() && isWanted()) return true
          if (member.hasExited()) throw new Error(`${name} ended:\n${member.lines.join('\n')}`)
          return member.lines.some(line => ready.test(line))
        },
        { timeoutMs: 60_000 },
      )
      return member
    },
    alive: () => members.map(({ member }) => member).filter(member => !member.hasExited()),
    named(name) {
      const found = members.find(({ member }) => member.name === name)
      if (!found) throw new Error(`no process ${name}`)
      return found.member
    },
    fallen: () => members.filter(({ member, isWanted }) => member.hasExited() && !isWanted()).length,
    async [Symbol.asyncDispose]() {
      for (const { member } of members) await member.kill()
    },
  }
}

function launch(name: string, kind: 'worker' | 'server', environment: Record<string, string>) {
  const child = spawn(process.execPath, [sourceOf[kind]], {
    env: { ...programEnvironment, LOG_LEVEL: 'info', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr])
    createInterface(stream).on('line', line => lines.push(line))
  const exited = once(child, 'exit')
  let isWanted = false
  const member: Member = {
    name,
    lines,
    hasExited: () => hasExited(child),
    async kill() {
      isWanted = true
      child.kill('SIGKILL')
      await exited
    },
    stall: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    async stop() {
      isWanted = true
      child.kill('SIGTERM')
      const [code] = await exited
      return code
    },
  }
  return { member, isWanted: () => isWanted }
}

function hasExited({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}
