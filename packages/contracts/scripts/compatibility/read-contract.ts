import { readFile } from 'node:fs/promises'
import manifest from '../../package.json' with { type: 'json' }
import { endpoints } from '../../src/index.ts'
import { exportedNames } from '../exported-names.ts'
import { type Contract, describeContract } from './describe-contract.ts'

/** Where yesterday's contract is kept. */
export const recordFile = new URL('../../contract.json', import.meta.url)

/** The contract of the sources. */
export function currentContract(): Contract {
  const exports: Record<string, string[]> = {}
  for (const { name, entry } of exportedNames({ once: false })) {
    exports[entry] = [...(exports[entry] ?? []), name].sort()
  }
  return describeContract(manifest.version, exports, endpoints)
}

/** The contract as it was recorded, or undefined when none is. */
export async function recordedContract(): Promise<Contract | undefined> {
  const text = await readFile(recordFile, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : JSON.parse(text)
}
