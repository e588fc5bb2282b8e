import { compose } from './compose.ts'
import { readConfig } from './config.ts'
import { createLogger } from './http/logger.ts'
import { runProcess, stopWithGrace } from './run-process.ts'
import { work } from './work.ts'

/** The job process. Any number of them share one PostgreSQL. */
await runProcess(async () => {
  const config = readConfig()
  const logger = createLogger(config.logLevel)
  const { deps, boss, close } = await compose(config, { log: logger, worker: true })
  await work(deps, boss)
  stopWithGrace(logger, close)
  logger.info('working')
})
