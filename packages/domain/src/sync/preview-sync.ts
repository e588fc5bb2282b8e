import type { PreviewSyncInput, SyncPreview } from '@collector/contracts'
import { ProviderError, type ProviderErrorCode, type ProviderInvoice } from '@collector/providers'
import { authorize } from '../authorize.ts'
import type { Context } from '../context.ts'
import { DomainError } from '../domain-error.ts'
import { findIntegration } from '../integrations/find-integration.ts'
import { fetchPages } from './fetch-page.ts'
import { type CallRecord, emptyCallRecord } from './provider-calls.ts'
import { admitRun, recordOutcome } from './provider-outage.ts'
import { syncWindow } from './sync-window.ts'

/** Pages looked at. Somebody waits: no request begins after 20 seconds, nor one whose turn is far away. */
const maxPages = 3
const patienceMs = 20_000
const maxTurnWaitMs = 5_000
const sampleSize = 10

/** What may be another answer when asked again. */
const passing: readonly ProviderErrorCode[] = ['unavailable', 'rate_limited', 'malformed_answer']

/**
 * Fetches without storing: how many invoices the last days would give, and what the first of them are like. Takes
 * its turns like any fetch, and gives up where a fetch would wait long.
 * @throws not_found, not_connected, integration_paused, app_unavailable, app_refused
 */
export async function previewSync({
  ctx,
  input,
}: {
  ctx: Context
  input: PreviewSyncInput & { id: string }
}): Promise<SyncPreview> {
  authorize(ctx, 'integrations:manage')
  const integration = await findIntegration(ctx.db.prisma, input.id)
  if (integration.status === 'paused') throw new DomainError('integration_paused')
  const connection = await ctx.db.prisma.connection.findUnique({ where: { integrationId: input.id } })
  const provider = ctx.providers[integration.app]
  if (!connection) throw new DomainError('not_connected')
  if (!provider) throw new DomainError('app_unavailable')
  const window = syncWindow(ctx.now(), input.daysBack ?? integration.daysBack)
  const { companyId, companyCurrency } = connection
  const { waitMs } = await admitRun(ctx, integration.app)
  if (waitMs > 0) throw new DomainError('app_unavailable')
  const deadline = ctx.now().getTime() + patienceMs
  const calls: CallRecord = {
    ...emptyCallRecord(),
    maxTurnWaitMs,
    check: async () => {
      if (ctx.now().getTime() > deadline) throw new DomainError('app_unavailable')
    },
  }
  const run = { provider, integrationId: input.id, companyId, calls, isWaitedFor: true }
  const query = {
    window,
    changedSince: null,
    selection: integration.invoiceSelection ?? 'all',
    costCenter: integration.costCenter,
    companyCurrency,
  }
  const invoices = new Map<string, ProviderInvoice>()
  let quarantined = 0
  let unwanted = 0
  let total = 0
  let pages = 0
  let isAll = false
  try {
    for await (const { result } of fetchPages(ctx, run, query)) {
      for (const invoice of result.invoices) invoices.set(invoice.externalId, invoice)
      quarantined += result.quarantined.length
      unwanted += result.unwanted?.length ?? 0
      total = result.total
      pages += 1
      isAll = result.next === null
      if (pages === maxPages) break
    }
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    await recordOutcome(ctx, integration.app, error)
    throw new DomainError(passing.includes(error.code) ? 'app_unavailable' : 'app_refused')
  }
  await recordOutcome(ctx, integration.app)
  // The app counts those that the settings leave out as well.
  if (isAll) total -= unwanted
  return { window, total, quarantined, ...describe([...invoices.values()]) }
}

function describe(
  invoices: readonly ProviderInvoice[],
): Omit<SyncPreview, 'window' | 'total' | 'quarantined'> {
  const count = (isOne: (invoice: ProviderInvoice) => boolean) => invoices.filter(isOne).length
  const newestFirst = invoices.toSorted((a, b) => b.invoiceDate.localeCompare(a.invoiceDate))
  return {
    looked: invoices.length,
    withEmail: count(invoice => invoice.emails.length > 0),
    withPhoneOnly: count(invoice => invoice.emails.length === 0 && invoice.phone !== null),
    credits: count(invoice => invoice.isCredit),
    cancelled: count(invoice => invoice.isCancelled),
    sample: newestFirst.slice(0, sampleSize).map(toPreviewed),
  }
}

function toPreviewed(invoice: ProviderInvoice): SyncPreview['sample'][number] {
  const { externalId, customerNumber, customerName, customerIsPerson, modifiedAt: _, ...shared } = invoice
  return {
    ...shared,
    id: externalId,
    customer: { number: customerNumber, name: customerName, isPerson: customerIsPerson },
  }
}
