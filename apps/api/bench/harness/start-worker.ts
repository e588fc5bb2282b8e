import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const workerFile = fileURLToPath(new URL('worker.ts', import.meta.url))

/** Starts a job process and waits until it works; `await using` stops it. */
export async function startWorker(environment: Record<string, string>): Promise<AsyncDisposable> {
  const child = fork(workerFile, { env: environment })
  const ended = once(child, 'exit')
  const [message] = await Promise.race([once(child, 'message'), ended])
  if (message !== 'working') throw new Error('a job process could not start')
  return {
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
