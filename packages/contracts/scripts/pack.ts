import { execFile } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Builds and packs the package as `npm publish` does; returns the tarball in `folder`. */
export async function pack(folder: string): Promise<string> {
  const { stdout } = await promisify(execFile)('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: root,
  })
  const [, filename = ''] = /"filename": "([^"]+)"/.exec(stdout) ?? []
  return path.join(folder, path.basename(filename))
}
