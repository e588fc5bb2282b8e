import { compose } from '../../src/compose.ts'
import { readConfig } from '../../src/config.ts'
import { createLogger } from '../../src/http/logger.ts'
import { work } from '../../src/work.ts'
import { unboundRateLimit } from './stub-provider.ts'

/**
 * The job process of `worker.ts`, but for Visma's limit of requests: all processes share it, so that any number of
 * them would be as fast as it lets them.
 */
const { deps, boss, close } = await compose(readConfig(), {
  log: createLogger('warn', process.stderr),
  worker: true,
})
const { visma } = deps.providers
if (!visma) throw new Error('Visma is not configured')
await work({ ...deps, providers: { visma: { ...visma, rateLimit: unboundRateLimit } } }, boss)
process.once('SIGTERM', async () => {
  await close()
  process.disconnect()
})
process.send?.('working')
