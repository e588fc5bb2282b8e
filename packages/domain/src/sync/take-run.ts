import type { SyncTrigger } from '@collector/db'
import { type InvoiceQuery, type Provider, ProviderError } from '@collector/providers'
import { toleratedSkewMs } from '../clock.ts'
import type { Context } from '../context.ts'
import { lockIntegration } from '../integrations/lock-integration.ts'
import { toDate } from '../swedish-time.ts'
import { failSync } from './fail-sync.ts'
import { type CallRecord, emptyCallRecord } from './provider-calls.ts'
import { admitRun } from './provider-outage.ts'
import { type RunClaim, requireHeld } from './run-claim.ts'
import { createSeenInvoices, type SeenInvoices } from './seen-invoices.ts'
import { readStoredContents, type StoredContents } from './stored-contents.ts'
import { changesOverlapMs, wholeWindowIntervalMs } from './sync-schedule.ts'
import { syncWindow } from './sync-window.ts'

/** A run in the hands of this worker, and what it needs. `cursor` is the place of the first page not stored yet. */
export interface SyncRun extends RunClaim, InvoiceQuery {
  provider: Provider
  companyId: string
  cursor: string | null
  /** Another worker has stored the last page: only the end is missing. */
  isRead: boolean
  calls: CallRecord
  stored: StoredContents
  seen: SeenInvoices
}

/**
 * Takes a run that is queued, or that another worker left; whoever had it before can no longer write.
 * Undefined when there is nothing to do: the run has ended, its provider is down, which puts it off, or its
 * integration is paused or no longer connected, which ends it.
 */
export async function takeRun(ctx: Context, syncId: string): Promise<SyncRun | undefined> {
  const { prisma } = ctx.db
  const active = { id: syncId, activeFor: { not: null } }
  const sync = await prisma.sync.findFirst({
    where: active,
    include: { integration: { include: { connection: true } } },
  })
  if (!sync) return undefined
  const { integration } = sync
  const { connection } = integration
  if (!connection || integration.status === 'paused') {
    await prisma.$transaction(async tx => {
      await lockIntegration(tx, integration.id)
      await tx.sync.updateMany({
        where: active,
        data: { status: 'cancelled', activeFor: null, finishedAt: ctx.now() },
      })
    })
    return undefined
  }
  const { waitMs } = await admitRun(ctx, integration.app)
  if (waitMs > 0) {
    const startAfterMs = waitMs * (1 + ctx.random() / 4)
    await prisma.$transaction(tx => ctx.jobs.enqueueSync(tx, { syncId }, { startAfterMs }))
    return undefined
  }
  const isBegun = sync.windowFrom !== null && sync.windowTo !== null
  const window =
    sync.windowFrom && sync.windowTo
      ? { from: toDate(sync.windowFrom), to: toDate(sync.windowTo) }
      : syncWindow(ctx.now(), integration.daysBack)
  const changedSince = isBegun ? sync.changedSince : changesSince(ctx.now(), sync.trigger, connection)
  const [taken] = await prisma.sync.updateManyAndReturn({
    where: active,
    data: {
      status: 'running',
      attempt: { increment: 1 },
      startedAt: sync.startedAt ?? ctx.now(),
      windowFrom: new Date(window.from),
      windowTo: new Date(window.to),
      changedSince,
    },
  })
  if (!taken) return undefined
  const claim = { syncId, integrationId: sync.integrationId, attempt: taken.attempt }
  const calls: CallRecord = { ...emptyCallRecord(), check: () => requireHeld(ctx, claim) }
  const provider = ctx.providers[integration.app]
  if (!provider) {
    await failSync(ctx, { ...claim, calls }, new ProviderError('configuration'))
    return undefined
  }
  const seen = createSeenInvoices()
  // What another worker has seen is not known here.
  if (taken.pages > 0) seen.isComplete = false
  return {
    ...claim,
    provider,
    window,
    changedSince,
    selection: integration.invoiceSelection ?? 'all',
    costCenter: integration.costCenter,
    companyId: connection.companyId,
    companyCurrency: connection.companyCurrency,
    cursor: taken.cursor,
    isRead: taken.pages > 0 && taken.cursor === null,
    stored: await readStoredContents(ctx, { integrationId: sync.integrationId, window, changedSince }),
    calls,
    seen,
  }
}

/**
 * A scheduled run asks for what changed since the last complete one, with an overlap; once a day, and whenever
 * somebody or something asked for it, a run covers the whole window. So does the one after a complete run that a
 * clock that was wrong has dated ahead: nobody knows when that was.
 */
function changesSince(
  now: Date,
  trigger: SyncTrigger,
  { completeAsOf, wholeWindowAsOf }: { completeAsOf: Date | null; wholeWindowAsOf: Date | null },
): Date | null {
  if (trigger !== 'schedule' || !completeAsOf || !wholeWindowAsOf) return null
  const sinceWholeMs = now.getTime() - wholeWindowAsOf.getTime()
  if (sinceWholeMs >= wholeWindowIntervalMs || sinceWholeMs < -toleratedSkewMs) return null
  if (completeAsOf.getTime() - now.getTime() > toleratedSkewMs) return null
  return new Date(completeAsOf.getTime() - changesOverlapMs)
}
