import { compareContracts, mayBreak } from './compatibility/compare-contracts.ts'
import { currentContract, recordedContract } from './compatibility/read-contract.ts'

/** Fails when the sources break the recorded contract and the version does not say so. */
const [before, after] = [await recordedContract(), currentContract()]
if (!before) throw new Error('no contract is recorded: npm run contracts:record')
const breaks = compareContracts(before, after)
if (breaks.length === 0) console.info(`nothing that ${before.version} promised is broken`)
else if (mayBreak(before.version, after.version))
  console.info(`${after.version} breaks ${before.version}, as it may`)
else {
  for (const line of breaks) console.error(line)
  console.error(
    `This breaks consumers of ${before.version}: keep it, or raise the version and record the contract.`,
  )
  process.exitCode = 1
}
