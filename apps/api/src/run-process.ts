import { DataDirInUseError } from '@collector/db'
import closeWithGrace from 'close-with-grace'
import type { Logger } from 'pino'
import { ConfigError } from './config.ts'

const graceMs = 20_000

/** npm and turbo pass a Ctrl-C on that the terminal has sent already; a person's second one comes later. */
const sameSignalMs = 1_000

/** Runs the start of a process. What the person who started it can mend is told in a line, not in a stack. */
export async function runProcess(start: () => Promise<void>): Promise<void> {
  try {
    await start()
  } catch (error) {
    const advice = adviceFor(error)
    if (!advice) throw error
    process.stderr.write(`${advice}\n`)
    // A simulator or a queue that was started already would keep the process alive.
    process.exit(1)
  }
}

function adviceFor(error: unknown): string | undefined {
  if (error instanceof ConfigError || error instanceof DataDirInUseError) return error.message
  const { code, port } = error as { code?: string; port?: number }
  if (code !== 'EADDRINUSE') return undefined
  return `Port ${port} is taken. Stop the process that has it, or choose another with PORT or SIMULATOR_PORT.`
}

/** Closes with grace when the process is asked to stop or fails. */
export function stopWithGrace(logger: Logger, close: () => Promise<void>): void {
  let askedAt = 0
  const grace = closeWithGrace({ delay: graceMs, logger, skip: ['SIGINT'] }, async ({ err }) => {
    if (err) logger.fatal({ err }, 'stopping')
    await close()
    // For the person who pressed Ctrl-C.
    if (askedAt > 0 && !err) process.stdout.write('Stopped.\n')
  })
  process.on('SIGINT', () => {
    const isFirst = askedAt === 0
    if (!isFirst && Date.now() - askedAt > sameSignalMs) process.exit(1)
    if (!isFirst) return
    askedAt = Date.now()
    void grace.close()
  })
}
