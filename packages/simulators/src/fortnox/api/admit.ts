import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SlidingWindow } from '../../levers/sliding-window.ts'
import type { Books } from '../data/books.ts'
import type { CompanyStore } from '../data/companies.ts'
import type { Caller } from '../identity/access-token.ts'
import { sendJson } from '../send-json.ts'
import type { ApiBehaviour } from './api-behaviour.ts'
import { ApiError } from './api-error.ts'
import { requireAccess } from './permission-errors.ts'
import { rateLimitedBody, rateLimitedContentType } from './rate-limited.ts'

export interface AdmitDeps {
  behaviour: ApiBehaviour
  companies: CompanyStore
  rateLimit: SlidingWindow
  now: () => Date
  verifyAccessToken(token: string): Promise<Caller | null>
}

/** The headers on record; there are none about the rate limit. */
export function recordedHeaders(): Record<string, string> {
  return {
    server: 'Fortnox',
    'x-uid': randomBytes(4).toString('hex'),
    'x-build': '1c9e3f7a',
    'x-rack-responsetime': '12',
    vary: 'Accept-Encoding',
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
  }
}

/** Lets a request in to its company's books, or answers it: 401, 429, then what stands in the way. */
export async function admit(
  { behaviour, companies, rateLimit, now, verifyAccessToken }: AdmitDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  scope: string,
): Promise<Books | null> {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const caller = token ? await verifyAccessToken(token) : null
  if (!caller) {
    sendJson(reply, 401, { message: 'unauthorized' })
    return null
  }
  const seconds = rateLimit.hit(`${caller.client.clientId} ${caller.tenantId}`, {
    ...behaviour.rateLimit,
    refusedCount: behaviour.refusedRequestsCount,
  })
  if (seconds !== null) {
    const body = rateLimitedBody(behaviour)
    reply.code(429).headers(retryAfter(seconds, behaviour, now()))
    if (typeof body === 'object') sendJson(reply, 429, body)
    else if (body === '') reply.send()
    else reply.header('content-type', rateLimitedContentType(body)).send(body)
    return null
  }
  requireFormats(request)
  const books = companies.books(caller.companyId)
  if (!books) throw new ApiError(behaviour.loginErrorStatus, 2000310, 'Ogiltig inloggning')
  requireAccess({ caller, company: books.company, scope, behaviour })
  return books
}

function requireFormats({ headers }: FastifyRequest): void {
  const accept = headers.accept ?? '*/*'
  if (!/json|\*\/\*|application\/\*/i.test(accept)) throw new ApiError(400, 1000030, 'Invalid response type')
  if (headers['content-type'] && !/json/i.test(headers['content-type'])) {
    throw new ApiError(400, 1000031, 'Invalid content type')
  }
}

function retryAfter(seconds: number, { retryAfter: style }: ApiBehaviour, now: Date): Record<string, string> {
  if (style === 'none') return {}
  if (style === 'seconds') return { 'retry-after': String(seconds) }
  return { 'retry-after': new Date(now.getTime() + seconds * 1000).toUTCString() }
}
