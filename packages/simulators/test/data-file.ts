import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'

/**
 * A folder of its own for each test of the file, gone afterwards, and the path of a data file that is not
 * there yet.
 */
export function useDataFile(name: string): { readonly folder: string; readonly dataFile: string } {
  const place = { folder: '', dataFile: '' }
  beforeEach(async () => {
    place.folder = await mkdtemp(join(tmpdir(), `${name}-simulator-`))
    place.dataFile = join(place.folder, 'inner', `${name}.json`)
  })
  afterEach(() => rm(place.folder, { recursive: true }))
  return place
}
