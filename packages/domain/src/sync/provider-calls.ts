import type { Exchange, ExchangeOutcome } from '@collector/contracts'
import { type ApiRequest, type Around, type Provider, ProviderError } from '@collector/providers'
import type { Context } from '../context.ts'

const keptExchanges = 20

/**
 * The longest that a limit is closed for everybody. What one answer asks for beyond is waited for by its own
 * integration only; the others try again.
 */
const longestHoldMs = 10 * 60_000

/** What a run has asked of a provider since it was last written down, and its last requests. */
export interface CallRecord {
  requests: number
  waitedMs: number
  exchanges: Exchange[]
  /** Throws when nobody wants the answers any more; asked before each request. */
  check?: () => Promise<void>
  /** A turn that is further away is not waited for, in milliseconds. */
  maxTurnWaitMs?: number
}

export const emptyCallRecord = (): CallRecord => ({ requests: 0, waitedMs: 0, exchanges: [] })

/**
 * Gives each request its turn and writes it down. `companyId` is null while it is not known yet whom the tokens
 * belong to; limits by company do not count then.
 */
export function recordedCalls(
  ctx: Context,
  provider: Provider,
  companyId: string | null,
  record: CallRecord,
): Around {
  const { rateLimit } = provider
  return async (request, send) => {
    const part = rateLimit.per === 'company' ? companyId : request.resource
    const key = part === null ? null : `${provider.app}:${part}`
    if (key !== null) record.waitedMs += await waitForTurn(ctx, key, rateLimit, record.maxTurnWaitMs)
    await record.check?.()
    const startedAt = ctx.now()
    const note = (outcome: ExchangeOutcome, error?: ProviderError) => {
      record.requests += 1
      record.exchanges.push(toExchange(request, startedAt, ctx.now(), outcome, error))
      if (record.exchanges.length > keptExchanges) record.exchanges.shift()
    }
    try {
      const answer = await send()
      note('ok')
      return answer
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error
      note(error.code, error)
      if (key !== null && error.code === 'rate_limited')
        await ctx.requestTurns.holdBack(
          key,
          Math.min(error.retryAfterMs ?? rateLimit.periodMs, longestHoldMs),
        )
      throw error
    }
  }
}

async function waitForTurn(
  ctx: Context,
  key: string,
  limit: Provider['rateLimit'],
  maxWaitMs: number | undefined,
): Promise<number> {
  let waitedMs = 0
  for (;;) {
    const { taken, waitMs, heldUntil } = await ctx.requestTurns.take(key, limit, maxWaitMs)
    if (!taken) throw new ProviderError('rate_limited', { retryAfterMs: waitMs, cause: 'held back' })
    if (waitMs === 0) return waitedMs
    await ctx.sleep(waitMs)
    waitedMs += waitMs
    // What one of us was told meanwhile holds for all.
    const held = await ctx.requestTurns.heldUntil(key)
    if (held?.getTime() === heldUntil?.getTime()) return waitedMs
  }
}

function toExchange(
  { method, url }: ApiRequest,
  startedAt: Date,
  endedAt: Date,
  outcome: ExchangeOutcome,
  error?: ProviderError,
): Exchange {
  return {
    at: startedAt.toISOString(),
    method,
    url: url.href,
    status: error ? (error.status ?? null) : 200,
    outcome,
    durationMs: endedAt.getTime() - startedAt.getTime(),
    reference: error?.reference ?? null,
  }
}
