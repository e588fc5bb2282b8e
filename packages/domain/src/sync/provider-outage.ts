import type { App } from '@collector/contracts'
import { Prisma } from '@collector/db'
import type { ProviderError } from '@collector/providers'
import { noLongerConnected, stillRefreshing } from '../connections/get-access-token.ts'
import type { Context } from '../context.ts'

/** Failures in a row, over all companies, after which a provider counts as down. */
const failuresUntilOutage = 5

/** While it is down, one run in this time tries whether it is back. */
const probeIntervalMs = 30_000

const probeInterval = Prisma.sql`${probeIntervalMs} * interval '1 ms'`

/** Whether a run may ask the provider now; otherwise how long until somebody may try again. */
export async function admitRun(ctx: Context, app: App): Promise<{ waitMs: number }> {
  const [outage] = await ctx.db.prisma.$queryRaw<{ waitMs: number }[]>`
    SELECT greatest(0, extract(epoch FROM next_probe_at - now()) * 1000)::int AS "waitMs"
    FROM provider_outages WHERE app = ${app}::app AND next_probe_at IS NOT NULL`
  if (!outage || outage.waitMs > 0) return { waitMs: outage?.waitMs ?? 0 }
  const probes = await ctx.db.prisma.$executeRaw`
    UPDATE provider_outages SET next_probe_at = now() + ${probeInterval}
    WHERE app = ${app}::app AND next_probe_at <= now()`
  return { waitMs: probes > 0 ? 0 : probeIntervalMs }
}

/** Causes of errors that a provider has no part in. */
const causesOfOurs: readonly unknown[] = [stillRefreshing, noLongerConnected]

/**
 * Notes whether a provider answered whoever asked it; an error is an answer too. Nothing is known of it when it
 * sent somebody away who asked too often, or when it was not asked at all.
 */
export async function recordOutcome(ctx: Context, app: App, error?: ProviderError): Promise<void> {
  if (error?.code === 'rate_limited' || (error && causesOfOurs.includes(error.cause))) return
  if (error?.code === 'unavailable') await recordNoAnswer(ctx, app)
  else await recordAnswer(ctx, app)
}

async function recordNoAnswer(ctx: Context, app: App): Promise<void> {
  await ctx.db.prisma.$executeRaw`
    INSERT INTO provider_outages AS o (app, failures, since) VALUES (${app}::app, 1, now())
    ON CONFLICT (app) DO UPDATE SET failures = o.failures + 1,
      next_probe_at = CASE WHEN o.failures + 1 >= ${failuresUntilOutage} THEN now() + ${probeInterval} END`
}

async function recordAnswer(ctx: Context, app: App): Promise<void> {
  await ctx.db.prisma.providerOutage.deleteMany({ where: { app } })
}

/** Since when each provider that is down has not answered. */
export async function findOutages(ctx: Context): Promise<Map<App, Date>> {
  const rows = await ctx.db.prisma.providerOutage.findMany({ where: { nextProbeAt: { not: null } } })
  return new Map(rows.map(({ app, since }) => [app, since]))
}
