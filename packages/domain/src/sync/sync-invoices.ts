import { ProviderError } from '@collector/providers'
import { getAccessToken } from '../connections/get-access-token.ts'
import type { Context } from '../context.ts'
import { failSync } from './fail-sync.ts'
import { finishSync } from './finish-sync.ts'
import { SyncSupersededError } from './run-claim.ts'
import { storePage } from './store-page.ts'
import { type SyncRun, takeRun } from './take-run.ts'

/** More pages than any company has in a year. */
const maxPages = 10_000

/**
 * Runs one fetch to its end: page by page, each stored with the cursor, so that a run begun by a worker that
 * died goes on where it stopped. Failures are recorded, not thrown; what is thrown is a fault of ours, for
 * the queue to retry.
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

async function fetchPages(ctx: Context, run: SyncRun): Promise<void> {
  for (let page = run.page; page <= maxPages; page += 1) {
    const result = await fetchPage(ctx, run, page)
    await storePage(ctx, run, { page, result })
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
