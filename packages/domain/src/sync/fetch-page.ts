import { type InvoicePage, type InvoiceQuery, type InvoiceReader, ProviderError } from '@collector/providers'
import { getAccessToken } from '../connections/get-access-token.ts'
import type { Context } from '../context.ts'
import { recordedCalls } from './provider-calls.ts'
import { longestWaitMs } from './request-turns.ts'
import type { SyncRun } from './take-run.ts'

/** Waits between tries while the provider does not answer; half as long again by chance. */
const retryDelaysMs = [1_000, 4_000]

/** How often a run lets a provider send it away before it ends and comes back. */
const maxRateLimited = 5

/** More pages than any company has in a year. */
const maxPages = 10_000

/** A page, and the place in the list it was read from. */
export interface FetchedPage {
  cursor: string | null
  result: InvoicePage
}

/** `isWaitedFor` says that somebody waits for the answer: then nothing is tried again. */
type ReadingRun = Pick<SyncRun, 'provider' | 'integrationId' | 'calls'> & { isWaitedFor?: boolean }

/** Reads one page after another, from `cursor` to the end. @throws ProviderError */
export async function* fetchPages(
  ctx: Context,
  run: ReadingRun & Pick<SyncRun, 'companyId'>,
  query: InvoiceQuery,
  from: string | null = null,
): AsyncGenerator<FetchedPage> {
  const { provider, companyId, calls } = run
  const reader = provider.openInvoices(query, recordedCalls(ctx, provider, companyId, calls))
  let cursor = from
  for (let page = 1; page <= maxPages; page += 1) {
    const result = await fetchPage(ctx, run, reader, cursor)
    yield { cursor, result }
    if (result.next === null) return
    cursor = result.next
  }
  throw new ProviderError('malformed_answer', { cause: 'endless pages' })
}

/**
 * Fetches a page. A token that is refused is renewed once, an answer that fails to come is asked for twice more,
 * and where the provider says how long to wait, the next try waits for its turn.
 */
async function fetchPage(
  ctx: Context,
  run: ReadingRun,
  reader: InvoiceReader,
  cursor: string | null,
): Promise<InvoicePage> {
  const { provider, integrationId, calls, isWaitedFor = false } = run
  let refused: string | undefined
  let unanswered = 0
  let rateLimited = 0
  for (;;) {
    const accessToken = await getAccessToken(ctx, provider, integrationId, refused)
    try {
      return await reader.fetchPage(accessToken, cursor)
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error
      if (error.code === 'unauthorized' && refused === undefined) refused = accessToken
      else if (isWaitedFor) throw error
      else if (error.code === 'rate_limited' && mayWait(error) && rateLimited < maxRateLimited)
        rateLimited += 1
      else if (error.code === 'unavailable' && unanswered < retryDelaysMs.length) {
        const waitMs = (retryDelaysMs[unanswered] ?? 0) * (1 + ctx.random() / 2)
        unanswered += 1
        calls.waitedMs += Math.round(waitMs)
        await ctx.sleep(waitMs)
      } else throw error
    }
  }
}

const mayWait = ({ retryAfterMs = 0 }: ProviderError) => retryAfterMs <= longestWaitMs
