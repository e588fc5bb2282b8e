import { attemptLifeMs, resultLifeMs } from '@collector/domain'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookieOptions } from '../http/session-cookie.ts'

const prefix = '__Host-consent-'

/** Attempts a browser may hold at once; the oldest give way, so that the request header cannot overflow. */
const maxAttempts = 5

/** Lax, because the provider's redirect back comes from another site. */
const options = { ...cookieOptions, sameSite: 'lax' } as const

/** Remembers an attempt in this browser for as long as it may take. */
export function setAttemptCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  attempt: { reference: string; sealedAttempt: string },
): void {
  const others = Object.keys(request.cookies).filter(name => /^__Host-consent-[\w-]{16}$/.test(name))
  for (const name of others.slice(0, Math.max(0, others.length - maxAttempts + 1)))
    reply.clearCookie(name, options)
  reply.setCookie(prefix + attempt.reference, attempt.sealedAttempt, {
    ...options,
    maxAge: attemptLifeMs / 1000,
  })
}

export function attemptCookieOf(request: FastifyRequest, reference: string): string | undefined {
  return request.cookies[prefix + reference]
}

/** Lets the browser that made the attempt read its outcome for a while. */
export function keepAttemptCookie(request: FastifyRequest, reply: FastifyReply, reference: string): void {
  const value = attemptCookieOf(request, reference)
  if (value) reply.setCookie(prefix + reference, value, { ...options, maxAge: resultLifeMs / 1000 })
}
