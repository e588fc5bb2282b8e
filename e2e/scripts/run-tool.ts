import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Longer than any healthy run; a hanging tool counts as failed. The full counts of `test:deep` may take their
 * time.
 */
const timeoutMs = (process.env['DEEP_TESTS'] ? 240 : 20) * 60_000

/** What the tools and the programs that they start compile is kept for the next of them. */
const ownEnvironment = {
  DO_NOT_TRACK: '1',
  NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/node'),
}

interface ToolOptions {
  /** Relative to the root of the repository. */
  cwd?: string
  env?: Record<string, string>
}

/**
 * Runs an installed command line tool with its output shown.
 * @returns whether it ended well
 */
export async function runTool(
  name: string,
  args: string[],
  { cwd = '.', env }: ToolOptions = {},
): Promise<boolean> {
  return await new Promise(resolve => {
    const child = spawn(path.join(root, 'node_modules/.bin', name), args, {
      cwd: path.join(root, cwd),
      env: { ...process.env, ...ownEnvironment, ...env },
      stdio: 'inherit',
    })
    const timer = setTimeout(() => {
      process.stderr.write(`\n${name} did not end within ${timeoutMs / 60_000} minutes.\n`)
      child.kill('SIGKILL')
    }, timeoutMs)
    child.on('error', error => {
      process.stderr.write(`${name} could not be started: ${error.message}\n`)
      clearTimeout(timer)
      resolve(false)
    })
    child.on('exit', code => {
      clearTimeout(timer)
      resolve(code === 0)
    })
  })
}
