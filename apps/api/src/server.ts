import { buildApp } from './build-app.ts'
import { compose } from './compose.ts'
import { type Config, isLoopback, readConfig } from './config.ts'
import { createLogger } from './http/logger.ts'
import { prepareFirstLogin } from './prepare-first-login.ts'
import { runProcess, stopWithGrace } from './run-process.ts'
import { work } from './work.ts'

/**
 * Starts the HTTP process, and the worker in it when the database is embedded or `alsoWork` says so.
 * Returns once it listens.
 */
export async function serve(config: Config, options: { alsoWork: boolean }): Promise<void> {
  const logger = createLogger(config.logLevel)
  if (!isLoopback(config.publicUrl) && config.trustedProxies.length === 0) {
    logger.warn('TRUSTED_PROXIES is empty: behind a proxy everybody has its address, and shares its limits')
  }
  const worker = options.alsoWork || config.databaseUrl === undefined
  const { deps, boss, close } = await compose(config, { log: logger, worker })
  const welcome = await prepareFirstLogin(deps, config).catch(async error => {
    await close()
    throw error
  })
  const app = await buildApp(deps, { ...config, logger })
  stopWithGrace(logger, async () => {
    await app.close()
    await close()
  })
  await app.listen({ port: config.port, host: config.host })
  if (worker) await work(deps, boss)
  process.stdout.write(`\n  ${welcome.join('\n  ')}\n\n`)
}

if (import.meta.main) await runProcess(() => serve(readConfig(), { alsoWork: false }))
