import { type InvoiceWindow, type Provider, ProviderError } from '@collector/providers'
import type { Context } from '../context.ts'
import { failSync } from './fail-sync.ts'
import type { RunClaim } from './run-claim.ts'
import { syncWindow } from './sync-window.ts'
import { toDate } from './to-sync.ts'

/** A run in the hands of this worker, and what it needs. `page` is the first one not stored yet. */
export interface SyncRun extends RunClaim {
  provider: Provider
  window: InvoiceWindow
  page: number
  companyCurrency: string
}

/**
 * Takes a run that is queued, or that another worker left; whoever had it before can no longer write.
 * Undefined when there is nothing to do: the run has ended, or its integration is paused or no longer
 * connected, which ends it.
 */
export async function takeRun(ctx: Context, syncId: string): Promise<SyncRun | undefined> {
  const sync = await ctx.db.prisma.sync.findFirst({
    where: { id: syncId, activeFor: { not: null } },
    include: { integration: { include: { connection: true } } },
  })
  if (!sync) return undefined
  const { integration } = sync
  if (!integration.connection || integration.status === 'paused') {
    await ctx.db.prisma.sync.updateMany({
      where: { id: syncId, activeFor: { not: null } },
      data: { status: 'cancelled', activeFor: null, finishedAt: ctx.now() },
    })
    return undefined
  }
  const window =
    sync.windowFrom && sync.windowTo
      ? { from: toDate(sync.windowFrom), to: toDate(sync.windowTo) }
      : syncWindow(ctx.now(), integration.daysBack)
  const [taken] = await ctx.db.prisma.sync.updateManyAndReturn({
    where: { id: syncId, activeFor: { not: null } },
    data: {
      status: 'running',
      attempt: { increment: 1 },
      startedAt: sync.startedAt ?? ctx.now(),
      windowFrom: new Date(window.from),
      windowTo: new Date(window.to),
    },
  })
  if (!taken) return undefined
  const claim = { syncId, integrationId: sync.integrationId, attempt: taken.attempt }
  const provider = ctx.providers[integration.app]
  if (!provider) {
    await failSync(ctx, claim, new ProviderError('configuration'))
    return undefined
  }
  const { companyCurrency } = integration.connection
  return { ...claim, provider, window, page: taken.nextPage, companyCurrency }
}
