import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { SlidingWindow } from '../../levers/sliding-window.ts'
import type { FortnoxBehaviour } from '../behaviour.ts'
import type { FortnoxSimulatorClient } from '../clients.ts'
import { sendJson } from '../send-json.ts'
import type { FortnoxState } from '../state.ts'
import { authenticateClient } from './authenticate-client.ts'
import { invalidRequest, OAuthError } from './oauth-error.ts'
import type { TokenGrants } from './token-grants.ts'

export interface TokenEndpointDeps {
  state: FortnoxState
  behaviour: FortnoxBehaviour
  tokenGrants: TokenGrants
  rateLimit: SlidingWindow
}

const NO_STORE = { 'cache-control': 'no-store', pragma: 'no-cache' }

/** `/oauth-v1/token` and `/oauth-v1/revoke`. */
export function registerTokenEndpoint(app: FastifyInstance, deps: TokenEndpointDeps): void {
  const { state, behaviour, tokenGrants, rateLimit } = deps

  const readRequest = (
    request: FastifyRequest,
  ): { client: FortnoxSimulatorClient; form: URLSearchParams } => {
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
    const { authorization } = request.headers
    const client = authenticateClient({
      authorization,
      form,
      clients: state.data.clients,
      bodyCredentials: behaviour.bodyCredentials,
    })
    const repeated = [...form.keys()].find(name => form.getAll(name).length > 1)
    if (repeated) throw invalidRequest(`The parameter "${repeated}" is given more than once`)
    return { client, form }
  }

  app.register(
    async routes => {
      routes.setErrorHandler((error, _request, reply) => {
        const told =
          error instanceof OAuthError ? error : new OAuthError(500, 'server_error', 'The request failed')
        return sendJson(reply.headers(NO_STORE), told.status, told.body, { contentType: told.contentType })
      })

      routes.post('/token', async (request, reply) => {
        const { client, form } = readRequest(request)
        if (tooMany(client, { behaviour, rateLimit }))
          return sendJson(reply, 429, { message: 'Too many requests' })
        const answer = await tokenGrants.grant(form, client, request.headers.tenantid)
        return sendJson(reply.headers(NO_STORE), 200, answer)
      })

      routes.post('/revoke', async (request, reply) => {
        const { client, form } = readRequest(request)
        await tokenGrants.revoke(form.get('token') ?? '', client)
        return sendJson(reply, 200, { revoked: true })
      })

      const onlyPost = async (_request: FastifyRequest, reply: FastifyReply) => {
        const { body, contentType } = new OAuthError(
          405,
          'invalid_request',
          'The request method must be POST when requesting an access token',
        )
        return sendJson(reply.header('allow', 'POST'), 405, body, { contentType })
      }
      for (const url of ['/token', '/revoke']) {
        routes.route({ method: ['GET', 'PUT', 'PATCH', 'DELETE'], url, handler: onlyPost })
      }
    },
    { prefix: '/oauth-v1' },
  )
}

function tooMany(
  { clientId }: FortnoxSimulatorClient,
  { behaviour, rateLimit }: { behaviour: FortnoxBehaviour; rateLimit: SlidingWindow },
): boolean {
  const limit = behaviour.tokenRateLimit
  return limit !== null && rateLimit.hit(`token ${clientId}`, { ...limit, refusedCount: true }) !== null
}
