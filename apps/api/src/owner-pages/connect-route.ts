import { type Context, type Dependencies, startConsent, startManagement } from '@collector/domain'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { addressOf } from '../http/address-of.ts'
import { setAttemptCookie } from './attempt-cookie.ts'
import { redirectUriOf } from './redirect-uri.ts'

/**
 * `GET /connect/{token}`: sends the owner straight to the provider; with `?manage` somebody who has used the link, to
 * prove whose company it is.
 */
export async function connectRoute(app: FastifyInstance, { deps }: { deps: Dependencies }): Promise<void> {
  app.get<{ Params: { token: string } }>('/connect/:token', async (request, reply) => {
    const ctx: Context = { ...deps, actor: { kind: 'owner' }, address: addressOf(request) }
    const input = { token: request.params.token, redirectUriOf: redirectUriOf(deps.publicUrl) }
    const isManaging = Object.hasOwn(request.query as object, 'manage')
    const attempt = isManaging
      ? await startManagement({ ctx, input })
      : await startConsent({ ctx, input: { ...input, isNavigation: isNavigation(request) } })
    setAttemptCookie(request, reply, attempt)
    return reply.redirect(attempt.authorizationUrl.href, 302)
  })
}

/** A person opens a page; mail scanners, previews and prefetching do not. */
function isNavigation(request: FastifyRequest): boolean {
  const { headers } = request
  const isPrefetch = headers['sec-purpose'] !== undefined || headers.purpose === 'prefetch'
  return request.method === 'GET' && headers['sec-fetch-mode'] === 'navigate' && !isPrefetch
}
