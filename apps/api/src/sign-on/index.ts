import {
  type Context,
  completeSignOn,
  type Dependencies,
  SignOnError,
  signOnLifeMs,
  startSignOn,
  webPages,
} from '@collector/domain'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { addressOf } from '../http/address-of.ts'
import { cookieOptions, sessionTokenOf, setSessionCookie } from '../http/session-cookie.ts'

const cookieName = '__Host-sign-on'

/** Lax, because the provider's redirect back comes from another site. */
const options = { ...cookieOptions, sameSite: 'lax' } as const

/**
 * Logging in through the organisation's own provider: `GET /sso/login` sends the browser there, `GET
 * /sso/callback` is where it comes back. Both end on another page, whose address holds no secret.
 */
export async function signOnRoutes(app: FastifyInstance, { deps }: { deps: Dependencies }): Promise<void> {
  const redirectUri = `${deps.publicUrl}/sso/callback`
  const contextOf = (request: FastifyRequest): Context => ({
    ...deps,
    actor: { kind: 'visitor' },
    address: addressOf(request),
  })

  app.get('/sso/login', { exposeHeadRoute: false }, async (request, reply) => {
    const query = request.query as Record<string, unknown>
    const input = {
      redirectUri,
      next: safePath(query['next'], deps.publicUrl),
      freshLogin: Object.hasOwn(query, 'again'),
      formerToken: sessionTokenOf(request),
    }
    return orBackToLogin(request, reply, async () => {
      const { authorizationUrl, sealedAttempt } = await startSignOn({ ctx: contextOf(request), input })
      reply.setCookie(cookieName, sealedAttempt, { ...options, maxAge: signOnLifeMs / 1000 })
      return reply.redirect(authorizationUrl.href, 302)
    })
  })

  app.get('/sso/callback', { exposeHeadRoute: false }, async (request, reply) => {
    const sealedAttempt = request.cookies[cookieName]
    reply.clearCookie(cookieName, options)
    return orBackToLogin(request, reply, async () => {
      const input = {
        parameters: singleParameters(request.query as Record<string, unknown>),
        sealedAttempt,
        redirectUri,
        userAgent: request.headers['user-agent'],
      }
      const { token, session, next } = await completeSignOn({ ctx: contextOf(request), input })
      setSessionCookie(reply, token, session.expiresAt)
      return reply.redirect(next, 303)
    })
  })
}

async function orBackToLogin(
  request: FastifyRequest,
  reply: FastifyReply,
  walk: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await walk()
  } catch (error) {
    if (!(error instanceof SignOnError)) throw error
    request.log.warn({ err: error }, 'single sign-on failed')
    return reply.redirect(`/login?${new URLSearchParams({ sso: error.failure })}`, 303)
  }
}

/** What a provider sends once; anything doubled is left out, so that nothing is read two ways. */
function singleParameters(query: Record<string, unknown>): URLSearchParams {
  const single = Object.entries(query).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return new URLSearchParams(single)
}

/** A path of this very site, else the first page. */
function safePath(next: unknown, publicUrl: string): string {
  if (typeof next !== 'string' || !next.startsWith('/') || !URL.canParse(next, publicUrl))
    return webPages.integrations
  const { origin, pathname, search } = new URL(next, publicUrl)
  return origin === publicUrl && !pathname.startsWith('//') ? `${pathname}${search}` : webPages.integrations
}
