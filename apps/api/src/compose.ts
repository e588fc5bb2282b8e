import { setTimeout as sleep } from 'node:timers/promises'
import { App } from '@collector/contracts'
import { createDb, type Db, migrate } from '@collector/db'
import {
  checkSealingKeys,
  createJobQueue,
  createQueues,
  createRequestTurns,
  createThrottle,
  createVault,
  type Dependencies,
  type Log,
} from '@collector/domain'
import { createFortnoxProvider, createVismaProvider } from '@collector/providers'
import { PgBoss } from 'pg-boss'
import { asConfigError, type Config, databaseOf, isLoopback } from './config.ts'
import { createMailer } from './create-mailer.ts'
import { createSingleSignOn } from './sign-on/create-single-sign-on.ts'

/** What a process is made of. */
export interface Composition {
  deps: Dependencies
  boss: PgBoss
  /** Lets go of the queue and the database, in that order. */
  close(): Promise<void>
}

/**
 * Makes everything a process needs: migrated database, checked keys, started queue, providers. `now` is the
 * clock, `db` an open database to use instead of the configured one, and `worker` says whether this process
 * maintains the queue.
 */
export async function compose(
  config: Config,
  options: { log: Log; now?: () => Date; db?: Db; worker: boolean },
): Promise<Composition> {
  const { log, now = () => new Date(), worker } = options
  const db = options.db ?? (await openDb(config, log))
  try {
    await migrate(db)
    const vault = createVault(config.sealingKeys)
    await checkSealingKeys(db, vault)
    const boss = new PgBoss({ ...db.queue, supervise: worker, schedule: worker, useListenNotify: worker })
    boss.on('error', error => log.error({ err: error }, 'queue'))
    await boss.start()
    await createQueues(boss)
    return {
      deps: {
        db,
        vault,
        jobs: createJobQueue(boss),
        throttle: createThrottle(db),
        requestTurns: createRequestTurns(db),
        providers: {
          ...(config.visma && { visma: createVismaProvider(config.visma, now) }),
          ...(config.fortnox && { fortnox: createFortnoxProvider(config.fortnox, now) }),
        },
        ...(config.singleSignOn && { singleSignOn: createSingleSignOn(config.singleSignOn) }),
        ...(config.mail && { mailer: createMailer(config.mail) }),
        simulatedApps: App.options.filter(app => {
          const apiUrl = config[app]?.apiUrl
          return apiUrl !== undefined && isLoopback(apiUrl)
        }),
        publicUrl: config.publicUrl,
        sessionLimits: config.sessionLimits,
        invoiceRetentionDays: config.invoiceRetentionDays,
        now,
        random: Math.random,
        sleep,
        log,
      },
      boss,
      async close() {
        await boss.stop({ graceful: true, timeout: 10_000 })
        await db.close()
      },
    }
  } catch (error) {
    await db.close()
    throw asConfigError(error)
  }
}

function openDb(config: Config, log: Log): Promise<Db> {
  return createDb({
    ...databaseOf(config),
    onError: error => log.warn({ err: error }, 'database connection lost'),
  })
}
