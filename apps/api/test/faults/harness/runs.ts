import { randomInt } from 'node:crypto'
import type { Db } from '@collector/db'
import type { FortnoxSimulator, VismaSimulator } from '@collector/simulators'
import {
  authorizeUrl,
  connect as connectFortnox,
} from '../../../../../packages/simulators/test/fortnox-agent.ts'
import { connect as connectVisma } from '../../../../../packages/simulators/test/user-agent.ts'
import type { Inside, Plant } from './plant.ts'
import { until } from './until.ts'

export type AppName = 'visma' | 'fortnox'

export const companyOf = (plant: Pick<Plant, AppName>, app: AppName, name: string): { id: string } =>
  app === 'visma' ? plant.visma.companies.find(name) : plant.fortnox.companies.find(name)

/** An integration with a fresh grant of a company. */
export async function connect(
  plant: { visma: VismaSimulator; fortnox: FortnoxSimulator },
  { db, deps }: Pick<Inside, 'db' | 'deps'>,
  grant: { app: AppName; company: string; serviceAccount?: boolean },
): Promise<string> {
  const { app, company, serviceAccount = app === 'fortnox' } = grant
  const url = authorizeUrl(plant.fortnox, serviceAccount ? {} : { account_type: undefined })
  const tokens =
    app === 'visma'
      ? await connectVisma(plant.visma, { company })
      : await connectFortnox(plant.fortnox, { company, url })
  const { id } = await db.prisma.integration.create({
    data: { app, name: company, venueId: 'venue', daysBack: 60, status: 'connected' },
  })
  const seal = (token: string | undefined, column: string) =>
    deps.vault.seal(token ?? '', { table: 'connections', row: id, column })
  await db.prisma.connection.create({
    data: {
      integrationId: id,
      companyId: companyOf(plant, app, company).id,
      companyName: company,
      companyCurrency: 'SEK',
      serviceAccount,
      scopes: [],
      accessTokenSealed: seal(tokens['access_token'], 'access_token_sealed'),
      accessTokenExpiresAt: new Date(Date.now() + 3_600_000),
      refreshTokenSealed: seal(tokens['refresh_token'], 'refresh_token_sealed'),
      tokenVersion: randomInt(2 ** 30),
      connectedAt: new Date(),
    },
  })
  return id
}

/** Asks for a run over the whole window. */
export async function requestRun(
  { db, deps }: Pick<Inside, 'db' | 'deps'>,
  integrationId: string,
): Promise<string> {
  return db.prisma.$transaction(async tx => {
    const { id } = await tx.sync.create({
      data: { integrationId, activeFor: integrationId, trigger: 'manual' },
    })
    await deps.jobs.enqueueSync(tx, { syncId: id })
    return id
  })
}

export const readRun = (db: Db, id: string) => db.prisma.sync.findUniqueOrThrow({ where: { id } })

/** Waits until a run has ended; says what stands in the way when it does not. */
export function untilEnded(db: Db, syncId: string, timeoutMs = 60_000) {
  return until(
    'the run has ended',
    async () => {
      const run = await readRun(db, syncId)
      return run.activeFor === null && run
    },
    { timeoutMs, everyMs: 25 },
  ).catch(tellingOf(db, syncId))
}

/** Waits until the queue has nothing more to do for a run. */
export function untilJobDone(db: Db, syncId: string) {
  const text = `SELECT 1 FROM pgboss.job WHERE name = 'sync-invoices' AND data->>'syncId' = $1 AND state = 'completed'`
  return until(
    'the job is done',
    async () => (await db.queryable.query({ text, values: [syncId] })).rows.length > 0,
  ).catch(tellingOf(db, syncId))
}

const tellingOf = (db: Db, syncId: string) => async (cause: unknown) => {
  const { rows } = await db.queryable.query({
    text: `SELECT s.status::text, s.attempt, s.pages, s.cursor, c.refresh_lease_until, now(), j.state::text, j.retry_count,
             j.start_after, j.heartbeat_on, j.output::text,
             (SELECT json_agg(json_build_array(application_name, state, wait_event, left(query, 80))) FROM pg_stat_activity
              WHERE datname = current_database() AND state <> 'idle') AS busy
           FROM syncs s JOIN connections c USING (integration_id)
           LEFT JOIN pgboss.job j ON j.data->>'syncId' = s.id::text WHERE s.id = $1`,
    values: [syncId],
  })
  throw new Error(JSON.stringify(rows), { cause })
}

/**
 * Gives the jobs of processes that died to others, as the queue does half a minute to a minute and a half after
 * their last sign of life.
 */
export async function giveBackJobs(db: Db): Promise<void> {
  await db.queryable.query({
    text: `UPDATE pgboss.job SET state = 'retry', start_after = now() - interval '1 second', retry_limit = 10000
           WHERE name = 'sync-invoices' AND state = 'active'`,
  })
}

/** Nobody waits for turns that were taken before. */
export async function forgetTurns(db: Db): Promise<void> {
  await db.prisma.requestTurn.deleteMany()
}

/** The lists of invoices, as requests to them begin. */
export const listPath = { visma: '/v2/customerinvoices', fortnox: '/3/invoices' } as const

/** Small pages, and no limit on how many are asked for. */
export function servePages(plant: Pick<Plant, AppName>, size: number): void {
  const rateLimit = { requests: 1_000_000, windowSeconds: 60 }
  Object.assign(plant.visma.behaviour, { maximumPageSize: size, rateLimit })
  Object.assign(plant.fortnox.behaviour, { maximumLimit: size, limitAboveMaximum: 'clamp', rateLimit })
}

/** Everything the verbs need, without any waiting. */
export const impatient = ({ ctx }: Pick<Inside, 'ctx'>): Inside['ctx'] => ({
  ...ctx,
  sleep: async () => {},
  requestTurns: {
    take: async () => ({ taken: true, waitMs: 0, heldUntil: null }),
    holdBack: async () => {},
    heldUntil: async () => null,
  },
})
