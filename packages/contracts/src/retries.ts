import type { ApiProblem } from './api-problem.ts'

/**
 * How a client tries again: only what reads (GET), and only when no answer came or the API was busy
 * (429 and 5xx).
 *
 * @example
 * const retries: RetryOptions = { retries: 4, firstDelayMs: 200, maxDelayMs: 5_000 }
 */
export interface RetryOptions {
  /** How many times after the first one; 2 unless said, 0 for never. */
  retries?: number
  /** The longest wait before the first retry, doubled for each further one; 500 unless said. */
  firstDelayMs?: number
  /** What is never waited longer; an API that asks for more is not asked again. 10,000 unless said. */
  maxDelayMs?: number
  /** From 0 to 1: spreads the retries of many browsers. `Math.random` unless said. */
  random?: () => number
  /** Waits; for tests. */
  wait?: (ms: number, signal: AbortSignal | undefined) => Promise<void>
}

/** How long to wait before the retry with this number (from 0), or undefined when there is to be none. */
export function delayBefore(
  retry: number,
  problem: ApiProblem,
  { retries = 2, firstDelayMs = 500, maxDelayMs = 10_000, random = Math.random }: RetryOptions,
): number | undefined {
  const { code, status, retryAfterSeconds } = problem
  const isPassing = code === 'unreachable' || status === 429 || status >= 500
  if (!isPassing || retry >= retries) return undefined
  const spread = Math.min(firstDelayMs * 2 ** retry, maxDelayMs)
  if (retryAfterSeconds === undefined) return spread / 2 + (random() * spread) / 2
  const askedMs = retryAfterSeconds * 1_000
  return askedMs > maxDelayMs ? undefined : askedMs + random() * firstDelayMs
}

/** Resolves after `ms`, and rejects with the signal's reason as soon as it is aborted. */
export function waitFor(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })
}

/** The seconds of a `Retry-After` header, which holds a number or a date. */
export function retryAfterSecondsOf(header: string | null, nowMs: number): number | undefined {
  if (header === null) return undefined
  if (/^\d{1,9}$/.test(header)) return Number(header)
  const atMs = Date.parse(header)
  return Number.isNaN(atMs) ? undefined : Math.max(0, Math.ceil((atMs - nowMs) / 1_000))
}
