import { ProviderError } from '@collector/providers'
import type { Context } from '../context.ts'
import { failSync } from './fail-sync.ts'
import { fetchPages } from './fetch-page.ts'
import { finishSync } from './finish-sync.ts'
import { readAhead } from './read-ahead.ts'
import { SyncSupersededError } from './run-claim.ts'
import { storePage } from './store-page.ts'
import { takeRun } from './take-run.ts'

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
    if (!run.isRead) {
      for await (const page of readAhead(fetchPages(ctx, run, run, run.cursor)))
        await storePage(ctx, run, page)
    }
    await finishSync(ctx, run)
  } catch (error) {
    if (error instanceof SyncSupersededError) return
    if (!(error instanceof ProviderError)) throw error
    await failSync(ctx, run, error)
  }
}
