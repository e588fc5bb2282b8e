import { writeFile } from 'node:fs/promises'
import { compareContracts, mayBreak } from './compatibility/compare-contracts.ts'
import { currentContract, recordedContract, recordFile } from './compatibility/read-contract.ts'

/** Records the contract of the sources as the one to keep; a break needs a version that says so first. */
const [before, after] = [await recordedContract(), currentContract()]
const breaks = before ? compareContracts(before, after) : []
if (before && breaks.length > 0 && !mayBreak(before.version, after.version)) {
  for (const line of breaks) console.error(line)
  console.error(`Raise the version of the package first: this breaks ${before.version}.`)
  process.exitCode = 1
} else {
  await writeFile(recordFile, `${JSON.stringify(after, null, 1)}\n`)
  console.info(`recorded ${Object.keys(after.endpoints).length} endpoints as ${after.version}`)
}
