import { type InvoiceWindow, type Provider, ProviderError } from '@collector/providers'
import { getAccessToken } from '../connections/get-access-token.ts'
import type { Context } from '../context.ts'
import { failSync } from './fail-sync.ts'
import { finishSync } from './finish-sync.ts'
import { SyncSupersededError, storePage } from './store-page.ts'
import { syncWindow } from './sync-window.ts'
import { toDate } from './to-sync.ts'

/** More pages than any company has in a year. */
const maxPages = 10_000

/**
 * Runs one fetch to its end: page by page, each stored with the cursor, so that a run begun by a worker that died goes on
 * where it stopped. Failures are recorded, not thrown; what is thrown is a fault of ours, for the queue to retry.
 */
export async function syncInvoices({
  ctx,
  input,
}: {
  ctx: Context
  input: { syncId: string }
}): Promise<void> {
  const run = await takeRun(ctx, input.syncId)
  if (!run) return
  try {
    await fetchPages(ctx, run)
    await finishSync(ctx, run)
  } catch (error) {
    if (error instanceof SyncSupersededError) return
    if (!(error instanceof ProviderError)) throw error
    await failSync(ctx, run, error)
  }
}

export interface SyncRun {
  syncId: string
  integrationId: string
  provider: Provider
  window: InvoiceWindow
  page: number
  companyCurrency: string
}

async function takeRun(ctx: Context, syncId: string): Promise<SyncRun | undefined> {
  const sync = await ctx.db.prisma.sync.findFirst({
    where: { id: syncId, status: { in: ['queued', 'running'] } },
    include: { integration: { include: { connection: true } } },
  })
  if (!sync) return undefined
  if (!sync.integration.connection || sync.integration.status === 'paused') {
    await ctx.db.prisma.sync.updateMany({
      where: { id: syncId, activeFor: { not: null } },
      data: { status: 'cancelled', activeFor: null, finishedAt: ctx.now() },
    })
    return undefined
  }
  const provider = ctx.providers[sync.integration.app]
  if (!provider) {
    await failSync(ctx, { syncId, integrationId: sync.integrationId }, new ProviderError('configuration'))
    return undefined
  }
  const window =
    sync.windowFrom && sync.windowTo
      ? { from: toDate(sync.windowFrom), to: toDate(sync.windowTo) }
      : syncWindow(ctx.now(), sync.integration.daysBack)
  const { count } = await ctx.db.prisma.sync.updateMany({
    where: { id: syncId, status: { in: ['queued', 'running'] } },
    data: {
      status: 'running',
      startedAt: sync.startedAt ?? ctx.now(),
      windowFrom: new Date(window.from),
      windowTo: new Date(window.to),
    },
  })
  if (count === 0) return undefined
  return {
    syncId,
    integrationId: sync.integrationId,
    provider,
    window,
    page: sync.nextPage,
    companyCurrency: sync.integration.connection.companyCurrency,
  }
}

async function fetchPages(ctx: Context, run: SyncRun): Promise<void> {
  const { syncId, integrationId } = run
  for (let page = run.page; page <= maxPages; page += 1) {
    const result = await fetchPage(ctx, run, page)
    await storePage(ctx, { syncId, integrationId, page, result })
    if (!result.hasMore) return
  }
  throw new ProviderError('malformed_answer', { cause: 'endless pages' })
}

/** Fetches a page; a token that is refused is refreshed once. */
async function fetchPage(ctx: Context, run: SyncRun, page: number) {
  const { provider, integrationId, window, companyCurrency } = run
  const accessToken = await getAccessToken(ctx, provider, integrationId)
  const request = { window, page, companyCurrency }
  try {
    return await provider.fetchInvoicePage({ ...request, accessToken })
  } catch (error) {
    if (!(error instanceof ProviderError && error.code === 'unauthorized')) throw error
    const renewed = await getAccessToken(ctx, provider, integrationId, accessToken)
    return provider.fetchInvoicePage({ ...request, accessToken: renewed })
  }
}
