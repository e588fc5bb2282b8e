import { randomBytes } from 'node:crypto'
import { createTestDb, freePort, type TestDb } from '@collector/db/testing'
import { type Context, type Dependencies, issueSetupToken, revokeGrant } from '@collector/domain'
import {
  createFortnoxSimulator,
  createMailSimulator,
  createVismaSimulator,
  type FortnoxSimulator,
  type MailSimulator,
  type VismaSimulator,
} from '@collector/simulators'
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../../src/build-app.ts'
import { compose } from '../../src/compose.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { createLogger } from '../../src/http/logger.ts'
import { work } from '../../src/work.ts'

/** The whole product on a database of its own, listening, with simulators to talk to. */
export interface Product {
  origin: string
  app: FastifyInstance
  deps: Dependencies
  db: TestDb
  visma: VismaSimulator
  fortnox: FortnoxSimulator
  /** The mail server and what it got. */
  mail: MailSimulator
  config: Config
  /** Every line of the log, at debug level. */
  logLines: string[]
  /** The product's clock; `advance` moves it. The database keeps its own. */
  clock: { now: () => Date; advance: (ms: number) => void }
  /** A token for the first administrator. */
  setupToken(): Promise<string>
  /**
   * One more API process over the same database; the second origin is only listened on, people still see the
   * first.
   */
  addProcess(): Promise<string>
  /** Withdraws the grants that nobody wants any longer, or waits until the worker has. */
  grantsWithdrawn(): Promise<void>
  close(): Promise<void>
}

export interface ProductOptions {
  /** False leaves jobs in the queue. */
  works?: boolean
  environment?: Record<string, string>
  /** Where it listens, when something must know before it starts. */
  port?: number
}

/** Starts a product; `await using` stops it. */
export async function startProduct(options: ProductOptions = {}): Promise<Product & AsyncDisposable> {
  const { works = true, environment = {} } = options
  const port = options.port ?? (await freePort())
  const origin = `http://localhost:${port}`
  const clock = createClock()
  const visma = await createVismaSimulator({ now: clock.now })
  const fortnox = await createFortnoxSimulator({ now: clock.now })
  const mail = await createMailSimulator({ now: clock.now })
  const [client] = visma.clients
  const [fortnoxClient] = fortnox.clients
  if (!client || !fortnoxClient) throw new Error('a simulator has no client')
  await visma.registerRedirectUri(client.clientId, `${origin}/oauth/visma/callback`)
  await fortnox.registerRedirectUri(fortnoxClient.clientId, `${origin}/oauth/fortnox/callback`)
  const config = readConfig({
    PORT: String(port),
    PUBLIC_URL: origin,
    ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`,
    VISMA_CLIENT_ID: client.clientId,
    VISMA_CLIENT_SECRET: client.clientSecret,
    VISMA_IDENTITY_URL: visma.identityUrl,
    VISMA_API_URL: visma.apiUrl,
    FORTNOX_CLIENT_ID: fortnoxClient.clientId,
    FORTNOX_CLIENT_SECRET: fortnoxClient.clientSecret,
    FORTNOX_OAUTH_URL: fortnox.oauthUrl,
    FORTNOX_API_URL: fortnox.apiUrl,
    SMTP_URL: mail.smtpUrl,
    MAIL_FROM: 'Reco Collector <no-reply@reco.example>',
    MAIL_INBOX_URL: mail.inboxUrl,
    REQUESTS_PER_MINUTE: '1000000',
    ...environment,
  })
  const logLines: string[] = []
  const logger = createLogger('debug', { write: line => logLines.push(line) })
  const db = await createTestDb()
  const { deps, boss } = await compose(config, { log: logger, now: clock.now, db, worker: works })
  const apps: FastifyInstance[] = []
  const listen = async (listenPort: number) => {
    const app = await buildApp(deps, { ...config, logger })
    apps.push(app)
    await app.listen({ port: listenPort, host: '127.0.0.1' })
    return app
  }
  const app = await listen(port)
  if (works) await work(deps, boss)

  async function close() {
    for (const each of apps) await each.close()
    await boss.stop({ graceful: false })
    await db.close()
    await visma.close()
    await fortnox.close()
    await mail.close()
  }

  return {
    origin,
    app,
    deps,
    db,
    visma,
    fortnox,
    mail,
    config,
    logLines,
    clock,
    async setupToken() {
      const token = await issueSetupToken(deps)
      if (!token) throw new Error('there already is a user')
      return token
    },
    async addProcess() {
      const secondPort = await freePort()
      await listen(secondPort)
      return `http://localhost:${secondPort}`
    },
    async grantsWithdrawn() {
      const ctx: Context = { ...deps, actor: { kind: 'system' }, address: null }
      const deadline = Date.now() + 10_000
      for (;;) {
        const queued = await db.prisma.revocation.findMany({ where: { awaitsEnd: false } })
        if (queued.length === 0) return
        if (Date.now() > deadline) throw new Error('grants were not withdrawn')
        if (works) await new Promise(resolve => setTimeout(resolve, 50))
        else for (const { id } of queued) await revokeGrant({ ctx, input: { revocationId: id } })
      }
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

function createClock() {
  let offsetMs = 0
  return {
    now: () => new Date(Date.now() + offsetMs),
    advance: (ms: number) => {
      offsetMs += ms
    },
  }
}
