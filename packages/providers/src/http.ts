import type { z } from 'zod'
import { parseLoosely } from './parse-loosely.ts'
import { ProviderError } from './provider-error.ts'

export const requestTimeoutMs = 30_000
const maxBodyBytes = 10_000_000

/** The cause of an answer that was given up: fewer rows may fit. */
export const answerTooLarge = 'more than 10 MB'
const longestWaitMs = 24 * 60 * 60_000

/** Sends a request, as `fetch` does. Handed in, so that a test can watch it. */
export type Fetch = typeof fetch

/**
 * A `fetch` that reaches only `origins`, never follows a redirect, and gives up after `timeoutMs`, from the
 * first byte of the request to the last one of the answer, or 10 MB. Anything but an answer becomes `unavailable`.
 */
export function createGuardedFetch(
  origins: readonly string[],
  { send = globalThis.fetch, timeoutMs = requestTimeoutMs }: { send?: Fetch; timeoutMs?: number } = {},
): Fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (!origins.includes(url.origin))
      throw new ProviderError('configuration', { cause: `origin ${url.origin}` })
    const timeout = AbortSignal.timeout(timeoutMs)
    const signal = init?.signal ? AbortSignal.any([init.signal, timeout]) : timeout
    let response: Response
    let body: Uint8Array<ArrayBuffer>
    try {
      response = await send(url, { ...init, redirect: 'manual', signal })
      body = await readAtMost(response, maxBodyBytes)
    } catch (cause) {
      if (cause instanceof ProviderError) throw cause
      throw new ProviderError('unavailable', { cause })
    }
    if (response.status >= 300 && response.status < 400)
      throw new ProviderError('unavailable', { cause: 'redirect' })
    const hasBody = ![101, 204, 205, 304].includes(response.status)
    return new Response(hasBody ? body : null, { status: response.status, headers: response.headers })
  }
}

async function readAtMost(response: Response, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > limit) throw new ProviderError('malformed_answer', { cause: answerTooLarge })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Parses a JSON answer with its schema; anything else is `malformed_answer`. */
export async function parseJson<Schema extends z.ZodType>(
  response: Response,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await response.text()
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new ProviderError('malformed_answer', { cause })
  }
  const parsed = schema.safeParse(json)
  if (!parsed.success) throw new ProviderError('malformed_answer', { cause: parsed.error })
  return parsed.data
}

/** Whether an answer is not the API's own: a page of HTML comes from a gateway before it. */
export const isForeign = (text: string) => text.trim() !== '' && parseLoosely(text) === undefined

/**
 * The wait that a 429 asks for, in milliseconds: `Retry-After` in seconds or as a date, else the seconds
 * named in the text, else `otherwiseMs`; never more than a day, whatever a provider says.
 */
export function retryAfterMs(response: Response, text: string, now: Date, otherwiseMs = 60_000): number {
  return Math.min(askedWaitMs(response, text, now) ?? otherwiseMs, longestWaitMs)
}

function askedWaitMs(response: Response, text: string, now: Date): number | undefined {
  const header = response.headers.get('retry-after')
  if (header && /^\d+$/.test(header.trim())) return Number(header) * 1000
  const date = header ? Date.parse(header) : Number.NaN
  if (!Number.isNaN(date)) return Math.max(date - now.getTime(), 0)
  const named = /try again in (\d+) seconds/i.exec(text)
  return named ? Number(named[1]) * 1000 : undefined
}
