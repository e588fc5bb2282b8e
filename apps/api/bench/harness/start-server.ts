import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '@collector/db/testing'

/** Starts a program that listens on `PORT`, in a process of its own; `await using` stops it. */
export async function startServer(
  program: URL,
  environment: Record<string, string>,
): Promise<AsyncDisposable & { origin: string }> {
  const port = await freePort()
  const env = { ...environment, PORT: String(port) }
  const child = spawn(process.execPath, [fileURLToPath(program)], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'exit')
  const origin = `http://localhost:${port}`
  while (!(await answers(origin))) {
    if (child.exitCode !== null) throw new Error(`${program.pathname} could not start`)
    await sleep(100)
  }
  return {
    origin,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function answers(origin: string): Promise<boolean> {
  return await fetch(origin).then(
    () => true,
    () => false,
  )
}
