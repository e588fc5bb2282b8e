import closeWithGrace from 'close-with-grace'
import { compose } from './compose.ts'
import { ConfigError, readConfig } from './config.ts'
import { createLogger } from './http/logger.ts'
import { work } from './work.ts'

/** The job process. Any number of them share one PostgreSQL. */
try {
  const config = readConfig()
  const logger = createLogger(config.logLevel)
  const { deps, boss, close } = await compose(config, { log: logger, worker: true })
  await work(deps, boss)
  closeWithGrace({ delay: 20_000, logger }, async ({ err }) => {
    if (err) logger.fatal({ err }, 'stopping')
    await close()
  })
  logger.info('working')
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
