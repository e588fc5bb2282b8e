import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

export interface StateFile {
  /** The stored value, or undefined when there is no file yet. */
  read(): Promise<unknown>
  /** Stores what `snapshot` gives; calls that arrive during a write share the next one. */
  write(snapshot: () => unknown): Promise<void>
}

/** One JSON file, replaced as a whole and readable by its owner only. Without a path nothing is kept. */
export function createStateFile(path: string | undefined): StateFile {
  if (path === undefined) return { read: async () => undefined, write: async () => {} }

  let writing: Promise<void> = Promise.resolve()
  let queued: Promise<void> | null = null

  const writeNow = async (snapshot: () => unknown) => {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const temporary = `${path}.${process.pid}.tmp`
    await writeFile(temporary, JSON.stringify(snapshot()), { mode: 0o600 })
    await rename(temporary, path)
  }

  return {
    async read() {
      try {
        return JSON.parse(await readFile(path, 'utf8')) as unknown
      } catch (cause) {
        if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined
        throw new Error(`The simulator's data file ${path} cannot be read`, { cause })
      }
    },

    write(snapshot) {
      queued ??= writing
        .catch(() => {})
        .then(() => {
          queued = null
          writing = writeNow(snapshot)
          return writing
        })
      return queued
    },
  }
}
